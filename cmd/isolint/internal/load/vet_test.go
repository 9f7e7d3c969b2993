package load

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlocksAreSorted(t *testing.T) {
	t.Parallel()
	got := sortBlocks([]string{
		"go: warning: something",
		"# b", "b/b.go:1:1: x", "b/b.go:2:1: y",
		"# a", "# [a]", "a/a.go:1:1: z",
	})
	want := []string{
		"go: warning: something",
		"# a", "# [a]", "a/a.go:1:1: z",
		"# b", "b/b.go:1:1: x", "b/b.go:2:1: y",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlainErrors(t *testing.T) {
	t.Parallel()
	got := plainErrors([]string{
		"# a", "# [a]",
		"isolint: a/a_test.go:3:28: undefined: x",
		"a/a.go:3:2: undefined: y",
		"ld: cannot find -lfoo",
	})
	want := []string{"# a", "a/a_test.go:3:28: undefined: x", "a/a.go:3:2: undefined: y", "ld: cannot find -lfoo"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestExplain replays what the go command says about requests, and about code.
func TestExplain(t *testing.T) {
	t.Parallel()
	tests := []struct {
		said []string
		want error
	}{
		{[]string{"go: parsing $GOFLAGS: unknown flag -x"}, ErrGoFlags},
		{[]string{"pattern ./...: directory prefix . does not contain main module or its selected dependencies"}, ErrNoModule},
		{[]string{"go: go.mod file not found in current directory or any parent directory; see 'go help modules'"}, ErrNoModule},
		{[]string{"no packages to vet"}, ErrNoMatch},
		{[]string{"stat /m/nosuch: directory not found"}, ErrNoMatch},
		{[]string{"# ./nosuch/...", "pattern ./nosuch/...: lstat ./nosuch/: no such file or directory"}, ErrNoMatch},
		{[]string{"package nosuch is not in std (/go/src/nosuch)"}, ErrNoMatch},
		{[]string{"no Go files in /m/empty"}, ErrNoMatch},
		{[]string{"a/a.go:3:8: package nosuch is not in std (/go/src/nosuch)"}, nil},
		{[]string{"a/a.go:3:8: no required module provides package example.com/x; to add it:", "\tgo get example.com/x"}, nil},
	}
	for _, tt := range tests {
		if err := explain([]string{"p"}, tt.said); !errors.Is(err, tt.want) || (err == nil) != (tt.want == nil) {
			t.Errorf("%q: %v, want %v", tt.said, err, tt.want)
		}
	}
}

// The go command's advice is shown with what it is about.
func TestExplainInFull(t *testing.T) {
	t.Parallel()
	err := explain([]string{"example.com/x"}, []string{
		"a/a.go:3:8: no required module provides package example.com/y; to add it:", "\tgo get example.com/y",
		"no required module provides package example.com/x; to add it:", "\tgo get example.com/x",
	})
	want := "no packages match example.com/x\nno required module provides package example.com/x; to add it:\n\tgo get example.com/x"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}
