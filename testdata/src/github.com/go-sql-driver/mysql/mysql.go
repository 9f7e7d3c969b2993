// Package mysql has the shape of the real one.
package mysql

import "crypto/tls"

// RegisterTLSConfig keeps a configuration under a name.
func RegisterTLSConfig(key string, config *tls.Config) error { return nil }
