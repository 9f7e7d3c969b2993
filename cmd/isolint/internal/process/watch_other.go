//go:build !linux

package process

import "os"

// Unsupported says what cannot be watched on this system.
const Unsupported = "memory of tests and processes that they leave behind are watched on Linux only"

// Adopt does nothing here.
func Adopt() error { return nil }

func tagged(string) []int { return nil }

func leaks(int, string) []Leak { return nil }

type watch struct{}

func startWatch(int) *watch { return &watch{} }

func (*watch) now() int64 { return 0 }

func (*watch) stop(state *os.ProcessState) Usage {
	if state == nil {
		return Usage{}
	}
	return Usage{CPU: state.UserTime() + state.SystemTime()}
}
