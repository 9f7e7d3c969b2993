package config

import "testing"

// The right form: the testing package restores the variable.
func TestFromEnvRight(t *testing.T) {
	t.Setenv("SHOP_CURRENCY", "CHF")
	if got := FromEnv().Currency; got != "CHF" {
		t.Errorf("currency %s, want CHF", got)
	}
}
