// Package embeddedpostgres has the shape of the real one.
package embeddedpostgres

// Config says where the server runs.
type Config struct {
	port uint32
	path string
}

// DefaultConfig is port 5432.
func DefaultConfig() Config { return Config{port: 5432} }

// Port sets the port.
func (c Config) Port(port uint32) Config { c.port = port; return c }

// RuntimePath sets the directory.
func (c Config) RuntimePath(path string) Config { c.path = path; return c }

// EmbeddedPostgres is a server.
type EmbeddedPostgres struct{ config Config }

// NewDatabase makes one.
func NewDatabase(config ...Config) *EmbeddedPostgres {
	if len(config) < 1 {
		return &EmbeddedPostgres{config: DefaultConfig()}
	}
	return &EmbeddedPostgres{config: config[0]}
}

// Start starts it.
func (ep *EmbeddedPostgres) Start() error { return nil }

// Stop stops it.
func (ep *EmbeddedPostgres) Stop() error { return nil }
