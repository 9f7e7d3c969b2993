package killed

import (
	"os"
	"testing"
	"time"
)

func TestKilled(t *testing.T) {
	p, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	p.Kill()
	time.Sleep(time.Minute)
}

func TestAfter(t *testing.T) {}
