package config

import (
	"os"
	"testing"
)

func TestFromEnvDefault(t *testing.T) {
	if got := FromEnv().Currency; got != "EUR" {
		t.Errorf("currency %s, want EUR", got)
	}
}

// processstate: the variable stays set. TestFromEnvDefault passes only because
// it runs first; `go test -shuffle=2 ./config` shows it.
func TestFromEnv(t *testing.T) {
	os.Setenv("SHOP_CURRENCY", "USD")
	if got := FromEnv().Currency; got != "USD" {
		t.Errorf("currency %s, want USD", got)
	}
}
