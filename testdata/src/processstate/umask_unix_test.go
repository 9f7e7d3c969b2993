//go:build unix

package processstate

import (
	"syscall"
	"testing"
)

func TestUmask(t *testing.T) {
	syscall.Umask(0) // want "syscall.Umask outlives TestUmask"
}

func TestUmaskRestored(t *testing.T) {
	old := syscall.Umask(0o077) // ok: restored by the cleanup
	t.Cleanup(func() { syscall.Umask(old) })
	defer syscall.Umask(syscall.Umask(0)) // ok: the deferred call puts the old value back
}
