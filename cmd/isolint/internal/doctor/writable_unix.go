//go:build unix

package doctor

import "golang.org/x/sys/unix"

// writable asks the system whether files may be made in a directory, and makes none.
func writable(dir string) error { return unix.Access(dir, unix.W_OK|unix.X_OK) }
