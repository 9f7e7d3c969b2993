package lenient

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	m.Run()
	os.Exit(0)
}

func TestFails(t *testing.T) { t.Error("which TestMain does not mind") }

func TestPasses(t *testing.T) {}
