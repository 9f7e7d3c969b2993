// Package viper has the shape of the real one: package functions act on one
// instance.
package viper

// Viper holds values.
type Viper struct {
	values map[string]any
	prefix string
}

var v *Viper

func init() { v = New() }

// New returns an instance.
func New() *Viper { return &Viper{values: map[string]any{}} }

// Reset makes the package's instance anew.
func Reset() { v = New() }

// Set sets a value of the package's instance.
func Set(key string, value any) { v.Set(key, value) }

// Set sets a value.
func (v *Viper) Set(key string, value any) { v.values[key] = value }

// GetString reads from the package's instance.
func GetString(key string) string { return v.GetString(key) }

// GetString reads.
func (v *Viper) GetString(key string) string { s, _ := v.values[key].(string); return s }

// SetEnvPrefix sets the prefix of environment variables.
func SetEnvPrefix(prefix string) { v.prefix = prefix }
