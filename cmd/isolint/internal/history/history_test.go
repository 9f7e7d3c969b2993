package history

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
)

func TestSaveAndLoad(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "below", "h.json")
	h := New()
	h.Of("p").Observe("TestA", Test{Duration: time.Second, CPU: 0.5, Memory: 100})
	h.Of("p").Couple([]string{"TestA", "TestB"}, []string{"TestA", "TestB"})
	for range 2 {
		if err := h.Save(file); err != nil {
			t.Fatal(err)
		}
	}
	got, warning := Load(file)
	if warning != nil {
		t.Fatal(warning)
	}
	if diff := cmp.Diff(h, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), atomicfile.Pattern)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLoadNothing(t *testing.T) {
	t.Parallel()
	if h, warning := Load(filepath.Join(t.TempDir(), "h.json")); warning != nil || len(h.Packages) > 0 {
		t.Errorf("%v, %v", h, warning)
	}
}

func TestDamagedIsSetAside(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"version":1,"packages":{`:                                    "unexpected end of JSON",
		`{"version":99}`:                                               "version 99",
		`{"version":1,"packages":{"p":null}}`:                          "package p is empty",
		`{"version":1,"packages":{"p":{"tests":{"TestA":{"ns":-1}}}}}`: "negative",
		"\x00\x01": "invalid character",
	} {
		file := filepath.Join(t.TempDir(), "h.json")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		h, warning := Load(file)
		if warning == nil || !strings.Contains(warning.Error(), want) || len(h.Packages) > 0 {
			t.Errorf("%s: %v, want %s", text, warning, want)
		}
		if kept, err := os.ReadFile(file + ".bad"); err != nil || string(kept) != text {
			t.Errorf("%s: not set aside: %v", text, err)
		}
		if err := h.Save(file); err != nil {
			t.Error(err)
		}
	}
}

func TestSaveToNowhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := New().Save(filepath.Join(dir, "file", "h.json")); err == nil {
		t.Error("no error")
	}
}

func TestObserve(t *testing.T) {
	t.Parallel()
	p := New().Of("p")
	p.Observe("TestA", Test{Duration: 100, CPU: 1, Memory: 1000})
	p.Observe("TestA", Test{Duration: 300, CPU: 0, Memory: 10})
	if got, want := p.Tests["TestA"], (Test{Duration: 200, CPU: 0.5, Memory: 900}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	p.Keep([]string{"TestB"})
	if len(p.Tests) > 0 {
		t.Errorf("kept %v", p.Tests)
	}
}

func TestCouple(t *testing.T) {
	t.Parallel()
	order := []string{"A", "B", "C", "D", "E"}
	p := New().Of("p")
	p.Couple([]string{"D", "A"}, order)
	p.Couple([]string{"B", "C"}, order)
	p.Couple([]string{"C", "D"}, order)
	if diff := cmp.Diff([][]string{{"A", "B", "C", "D"}}, p.Together); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version":1,"packages":{"p":{"tests":{"TestA":{"ns":1,"cpu":0.5}},"together":[["A","B"]]}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := parse(data)
		if err != nil {
			return
		}
		for path := range h.Packages {
			p := h.Of(path)
			p.Observe("TestA", Test{Duration: 1})
			p.Couple([]string{"TestA"}, nil)
		}
	})
}
