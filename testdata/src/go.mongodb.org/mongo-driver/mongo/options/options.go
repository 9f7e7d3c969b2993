// Package options has the shape of the real one.
package options

// ClientOptions say which server.
type ClientOptions struct{ uri string }

// Client has the defaults.
func Client() *ClientOptions { return &ClientOptions{} }

// ApplyURI takes the address of the server.
func (c *ClientOptions) ApplyURI(uri string) *ClientOptions {
	c.uri = uri
	return c
}
