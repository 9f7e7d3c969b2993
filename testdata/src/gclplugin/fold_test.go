// Package gclplugin is analysed as golangci-lint does it: the way to the write
// is a part of the message.
package gclplugin

import (
	"testing"

	"example.com/config"
)

func TestSets(t *testing.T) {
	config.Set("test") // want "TestSets changes config.Current .*; restore it with t.Cleanup \\[.*config.Set at fold_test.go:12; .*config.Current at config.go:\\d+\\]$"
}

func TestGets(t *testing.T) {
	if config.Get() != "prod" { // ok: reads
		t.Error("changed")
	}
}
