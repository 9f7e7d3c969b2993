package build

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// What a run executes stays what it was, whatever is built in the store meanwhile.
func TestOwn(t *testing.T) {
	t.Parallel()
	w := newWorkshop(t)
	w.own = t.TempDir()
	w.run()
	mine, was := w.binaries["m/a"], identify(w.binaries["m/a"])
	if was == (binary{}) || !strings.HasPrefix(mine, w.own) || mine == w.binaries["m/x/a"] {
		t.Fatalf("the binary is %s, of which is known: %v", mine, was)
	}
	w.own = t.TempDir()
	w.write("low/low.go", "package low\n\nfunc Low() int { return 2 }\n")
	w.run()
	if other := identify(w.binaries["m/a"]); other == was || other == (binary{}) {
		t.Errorf("what the other run has built is %v", other)
	}
	if is := identify(mine); is != was {
		t.Errorf("the binary of the first run was %v and is %v", was, is)
	}
	for range 3 {
		w.own = t.TempDir()
		w.run()
	}
	if len(w.asked) > 0 || !strings.HasPrefix(w.binaries["m/a"], w.own) {
		t.Errorf("nothing has changed: go test -c was asked for %q, and the binary is %s", w.asked, w.binaries["m/a"])
	}
}

// Without links a binary is copied; where that fails it is built elsewhere.
func TestOwnFails(t *testing.T) {
	t.Parallel()
	w := newWorkshop(t)
	w.run()
	from, to := w.binaries["m/a"], filepath.Join(t.TempDir(), "copy")
	if err := copyFile(from, to); err != nil || identify(to) != identify(from) {
		t.Errorf("%v; %v was copied to %v", err, identify(from), identify(to))
	}
	w.own = filepath.Join(from, "no directory")
	var lost *StoreError
	if err := Run(t.Context(), w.request(), func(b Built) { t.Errorf("announced: %v", b) }, func(event.Event) {}); !errors.As(err, &lost) {
		t.Fatalf("the error is %v", err)
	}
	if len(lost.Packages) != 3 || lost.Said == "" {
		t.Errorf("%s: %v", lost.Said, lost.Packages)
	}
}
