// Package redis has the shape of the real one.
package redis

import "context"

// Options say which server.
type Options struct {
	Addr string
	DB   int
}

// StatusCmd is an answer.
type StatusCmd struct{}

// Err is what went wrong.
func (*StatusCmd) Err() error { return nil }

type cmdable func(ctx context.Context, cmd string) error

// Set sets a key.
func (c cmdable) Set(ctx context.Context, key string, value interface{}) *StatusCmd { return nil }

// FlushDB removes all keys.
func (c cmdable) FlushDB(ctx context.Context) *StatusCmd { return nil }

// Client is a handle.
type Client struct {
	cmdable
	opt *Options
}

// NewClient connects when asked.
func NewClient(opt *Options) *Client { return &Client{opt: opt} }

// Get gets a key.
func (c cmdable) Get(ctx context.Context, key string) *StatusCmd { return nil }

// Incr adds one.
func (c cmdable) Incr(ctx context.Context, key string) *StatusCmd { return nil }

// Del removes keys.
func (c cmdable) Del(ctx context.Context, keys ...string) *StatusCmd { return nil }

// DBSize counts keys.
func (c cmdable) DBSize(ctx context.Context) *StatusCmd { return nil }

// MSet sets keys.
func (c cmdable) MSet(ctx context.Context, values ...any) *StatusCmd { return nil }

// Cmdable is all that a server is told.
type Cmdable interface {
	StringCmdable
	GenericCmdable
	Pipeline() Pipeliner
}

// StringCmdable is about texts.
type StringCmdable interface {
	Set(ctx context.Context, key string, value interface{}) *StatusCmd
	Get(ctx context.Context, key string) *StatusCmd
}

// GenericCmdable is about keys.
type GenericCmdable interface {
	Del(ctx context.Context, keys ...string) *StatusCmd
}

// Pipeliner says much at once.
type Pipeliner interface {
	StringCmdable
	GenericCmdable
	Exec(ctx context.Context) error
}

// UniversalClient is a client of any kind of server.
type UniversalClient interface {
	Cmdable
	Close() error
}

// NewUniversalClient connects when asked.
func NewUniversalClient(addr string) UniversalClient { return nil }

// Pipeline begins one.
func (c *Client) Pipeline() Pipeliner { return nil }
