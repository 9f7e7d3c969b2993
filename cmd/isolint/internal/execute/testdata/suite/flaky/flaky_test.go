package flaky

import (
	"os"
	"testing"
)

func TestFlaky(t *testing.T) {
	name := os.Getenv("COUNT")
	if _, err := os.Stat(name); err != nil {
		os.WriteFile(name, nil, 0o666)
		t.Error("the first time")
	}
}

func TestSteady(t *testing.T) {}
