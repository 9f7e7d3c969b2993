package globalmutation

import (
	"strings"
	"testing"
)

func TestCaptureOne(t *testing.T) {
	var b strings.Builder
	captured = &b                      // ok: who looks at a stream has set it
	capture = func(s string) { _ = s } // ok: each test that looks sets it, and none puts it back
	say("one")
}

func TestCaptureTwo(t *testing.T) {
	var b strings.Builder
	captured = &b                      // ok: likewise
	capture = func(s string) { _ = s } // ok: likewise
	say("two")
}
