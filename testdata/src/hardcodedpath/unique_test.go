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
