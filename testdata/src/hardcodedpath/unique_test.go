package hardcodedpath

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

func TestUniqueByName(t *testing.T) {
	os.MkdirAll(filepath.Join("/tmp", t.Name()), 0o700) // ok: the test's name
}

func TestUniqueByPid(t *testing.T) {
	os.WriteFile(fmt.Sprintf("/tmp/isolint-%d", os.Getpid()), nil, 0o600) // ok: the process's number
}

func TestUniqueByTime(t *testing.T) {
	os.WriteFile(fmt.Sprintf("/tmp/isolint-%d.sock", time.Now().UnixNano()), nil, 0o600) // ok: the time
}

func TestUniqueByItoa(t *testing.T) {
	os.WriteFile("/tmp/isolint-"+strconv.Itoa(os.Getpid()), nil, 0o600) // ok: the process's number
}

func TestUniqueFromEnv(t *testing.T) {
	os.WriteFile(os.Getenv("ISOLINT_OUT"), nil, 0o600) // ok: nobody knows which path it is
}

// A constant number makes no difference.
func TestNotUnique(t *testing.T) {
	os.WriteFile(fmt.Sprintf("/tmp/isolint-%d", 7), nil, 0o600) // want "fixed path /tmp/isolint-7"
}

func TestNotUniqueSkipped(t *testing.T) {
	t.Skip("broken")
	os.WriteFile("/tmp/isolint/skipped", nil, 0o600) // ok: not reached
}

func TestNotUniqueIgnored(t *testing.T) {
	//isolint:ignore hardcodedpath the device has this name
	os.WriteFile("/tmp/isolint/ignored", nil, 0o600) // ok: the directive above
}

// So does one that a loop counts.
func TestNotUniqueCounted(t *testing.T) {
	for i := range 3 {
		os.WriteFile(fmt.Sprintf("/tmp/isolint-range-%d", i), nil, 0o600) // want "fixed path /tmp/isolint-range-0"
	}
	for i := 1; i <= 3; i++ {
		os.WriteFile("/tmp/isolint-for-"+strconv.Itoa(i), nil, 0o600) // want "fixed path /tmp/isolint-for-1"
	}
	for i := range os.Args {
		t.Run("sub", func(t *testing.T) {
			os.WriteFile(fmt.Sprintf("/tmp/isolint-index-%d", i+7), nil, 0o600) // want "fixed path /tmp/isolint-index-7"
		})
	}
}

func TestUniqueCounted(t *testing.T) {
	dir := t.TempDir()
	n := int64(0)
	for i := range 3 {
		os.WriteFile(filepath.Join(dir, strconv.Itoa(i)), nil, 0o600)                            // ok: below a directory of its own
		os.WriteFile(fmt.Sprintf("/tmp/isolint-%d-%d", os.Getpid(), i), nil, 0o600)              // ok: the process's number
		os.WriteFile(fmt.Sprintf("/tmp/isolint-%d", time.Now().UnixNano()+int64(i)), nil, 0o600) // ok: the time
		n += time.Now().UnixNano()
	}
	os.WriteFile(fmt.Sprintf("/tmp/isolint-%d", n), nil, 0o600) // ok: the time, added up
	for i := 0; ; i++ {
		f, err := os.OpenFile(fmt.Sprintf("/tmp/isolint-%d", i), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) // ok: tries until one is free
		if err == nil {
			f.Close()
			break
		}
	}
}
