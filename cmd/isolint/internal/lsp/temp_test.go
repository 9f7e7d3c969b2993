package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What the go command leaves when it is interrupted is gone before the next analysis,
// and lies where the user wants the go command's files.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	e, calls := beginIn(t, append(os.Environ(), "GOTMPDIR="+base), time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	first := receive(t, calls)
	left := filepath.Join(tempOf(first.req.Env), "go-build1")
	if !strings.HasPrefix(left, base+string(filepath.Separator)) {
		t.Errorf("temporary files are in %s", left)
	}
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	e.change(2, "package m // 2\n")
	<-first.ctx.Done()
	first.err <- first.ctx.Err()
	second := receive(t, calls)
	if _, err := os.Stat(left); err == nil {
		t.Error("what the go command left is still there")
	}
	e.stdin.Close()
	<-second.ctx.Done()
	second.err <- second.ctx.Err()
	receive(t, e.ended)
	if entries, err := os.ReadDir(base); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

// tempOf is where the go command has its temporary files: the last one counts.
func tempOf(env []string) string {
	for _, kv := range slices.Backward(env) {
		if dir, ok := strings.CutPrefix(kv, "GOTMPDIR="); ok {
			return dir
		}
	}
	return ""
}
