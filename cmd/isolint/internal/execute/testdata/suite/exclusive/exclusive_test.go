package exclusive

import (
	"os"
	"testing"
	"time"
)

func TestA(t *testing.T) { exclusive(t) }

func TestB(t *testing.T) { exclusive(t) }

// exclusive fails if anybody else is in it.
func exclusive(t *testing.T) {
	f, err := os.OpenFile(os.Getenv("EXCLUSIVE"), os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	f.Close()
	os.Remove(f.Name())
}
