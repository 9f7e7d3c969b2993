// Package mongo has the shape of the real one.
package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/mongo/options"
)

// Client is connected to a server.
type Client struct{ uri string }

// Database has collections.
type Database struct{ name string }

// Collection has documents.
type Collection struct{ name string }

// Cursor goes through documents.
type Cursor struct{}

// Connect connects.
func Connect(ctx context.Context, opts ...*options.ClientOptions) (*Client, error) { return &Client{}, nil }

// Database returns the one with a name.
func (c *Client) Database(name string, opts ...any) *Database { return &Database{name} }

// Collection returns the one with a name.
func (d *Database) Collection(name string, opts ...any) *Collection { return &Collection{name} }

// Drop removes all.
func (d *Database) Drop(ctx context.Context) error { return nil }

// InsertOne adds a document.
func (c *Collection) InsertOne(ctx context.Context, document any, opts ...any) error { return nil }

// Find finds documents.
func (c *Collection) Find(ctx context.Context, filter any, opts ...any) (*Cursor, error) {
	return &Cursor{}, nil
}

// CountDocuments counts documents.
func (c *Collection) CountDocuments(ctx context.Context, filter any, opts ...any) (int64, error) {
	return 0, nil
}

// DeleteMany removes documents.
func (c *Collection) DeleteMany(ctx context.Context, filter any, opts ...any) error { return nil }
