// Package bson has the shape of the real one.
package bson

// M is a document.
type M map[string]any

// E is an element of a document.
type E struct {
	Key   string
	Value any
}

// D is a document with an order.
type D []E
