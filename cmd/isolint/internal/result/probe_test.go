package result

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func newProber(t *testing.T) *prober {
	t.Helper()
	return &prober{root: t.TempDir(), memo: loadMemo("", time.Now)}
}

func TestAge(t *testing.T) {
	t.Parallel()
	started := time.Date(2026, 1, 2, 3, 4, 5, 678_000_000, time.UTC)
	for _, tt := range []struct {
		name     string
		modified time.Time
		newer    bool
	}{
		{"long before", started.Add(-time.Hour), false},
		{"just before", started.Add(-2 * tick), false},
		{"in the same tick", started.Add(-tick / 2), true},
		{"after", started.Add(time.Second), true},
		{"same second, whole seconds only", started.Truncate(time.Second), true},
		{"FAT", started.Truncate(2 * time.Second), true},
		{"whole second long before", started.Truncate(time.Minute), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := newProber(t)
			p.since = started
			write(t, filepath.Join(p.root, "dir", "f"), "")
			if err := os.Chtimes(filepath.Join(p.root, "dir", "f"), tt.modified, tt.modified); err != nil {
				t.Fatal(err)
			}
			p.print(input{Kind: kindOpen, Name: "dir"})
			if p.newer != "" {
				t.Errorf("%s in a listing is new", p.newer)
			}
			for _, kind := range []string{kindOpen, kindStat} {
				p.newer = ""
				p.print(input{Kind: kind, Name: "dir/f"})
				if want := map[bool]string{true: "dir/f"}[tt.newer]; p.newer != want {
					t.Errorf("%s: newer is %q, want %q", kind, p.newer, want)
				}
			}
		})
	}
}

// What is there and what is said when it changes.
func TestPrints(t *testing.T) {
	t.Parallel()
	p := newProber(t)
	at := func(name string) string { return filepath.Join(p.root, name) }
	link := func(target string) func() {
		return func() {
			os.Remove(at("link"))
			if err := os.Symlink(target, at("link")); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(t, at("d/one"), "1")
	write(t, at("two"), "2")
	link("d/one")()
	for _, step := range []struct {
		name, kind, path string
		change           func()
		why              string // empty: no change
	}{
		{"directory looked at", kindStat, "d", func() { write(t, at("d/new"), "") }, ""},
		{"directory listed", kindOpen, "d", func() { os.Remove(at("d/new")) }, "the files in d have changed"},
		{"through the link", kindOpen, "link", func() { write(t, at("d/one"), "one") }, "link has changed"},
		{"behind the link", kindStat, "link", func() { write(t, at("d/one"), "eins") }, "link has changed"},
		{"another target", kindStat, "link", link("two"), "link has changed"},
		{"another target, opened", kindOpen, "link", link("d/one"), "link has changed"},
		{"no target", kindOpen, "link", link("nothing"), "link is gone"},
		{"target no more", kindStat, "link", link("two"), "link has changed"},
		{"file for a directory", kindOpen, "d", func() { os.RemoveAll(at("d")); write(t, at("d"), "") }, "d has changed"},
		{"below a file", kindOpen, "d/one", func() { os.Remove(at("d")) }, "d/one has changed"},
		{"root", kindOpen, ".", func() { write(t, at("three"), "") }, "the files in . have changed"},
		{"as absolute", kindOpen, at("three"), func() { os.Remove(at("three")) }, at("three") + " is gone"},
	} {
		in := input{Kind: step.kind, Name: step.path}
		in.Print = p.print(in)
		if strings.Contains(in.Print, p.root) {
			t.Errorf("%s: %q is not the same elsewhere", step.name, in.Print)
		}
		step.change()
		changes := p.changes([]input{in})
		switch {
		case step.why == "" && len(changes) > 0:
			t.Errorf("%s: %s", step.name, whyChanged(changes))
		case step.why != "" && (len(changes) != 1 || whyChanged(changes) != step.why):
			t.Errorf("%s: %v; want %q", step.name, changes, step.why)
		}
	}
}
