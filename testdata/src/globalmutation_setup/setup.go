// Package globalmutation_setup has a client that TestMain makes.
package globalmutation_setup

// A Client talks to a server.
type Client struct{ address string }

// Dial makes one.
func Dial(address string) *Client { return &Client{address} }
