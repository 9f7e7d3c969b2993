package main

import (
	"errors"
	"strings"
)

// A choice is the value of a flag that takes one of a few words; completion asks it
// for them.
type choice[T any] struct {
	to    *T
	words []named[T]
}

// named is what a word stands for.
type named[T any] struct {
	word  string
	means T
}

func (c choice[T]) String() string { return "" } // no flag shows its default

func (c choice[T]) Set(s string) error {
	for _, n := range c.words {
		if n.word == s {
			*c.to = n.means
			return nil
		}
	}
	words := c.Choices()
	last := len(words) - 1
	return errors.New("it is " + strings.Join(words[:last], ", ") + " or " + words[last])
}

// Choices are the words.
func (c choice[T]) Choices() []string {
	var words []string
	for _, n := range c.words {
		words = append(words, n.word)
	}
	return words
}
