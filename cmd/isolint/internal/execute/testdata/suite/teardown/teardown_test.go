package teardown

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	m.Run()
	os.Exit(5)
}

func TestPass(t *testing.T) {}
