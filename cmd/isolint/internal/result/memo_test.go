package result

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A file is not read again, unless it may have been written since.
func TestMemo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, store := filepath.Join(dir, "f"), filepath.Join(dir, "memo")
	now := time.Now()
	m := loadMemo(store, func() time.Time { return now })
	sum := func() string {
		t.Helper()
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := m.sum(file, info)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	first := sum()
	if len(m.known) != 0 {
		t.Error("a file just written is believed to stay as it is")
	}
	now = now.Add(time.Hour)
	sum()
	if k := m.known[file]; k.sum != first {
		t.Errorf("remembered %+v", k)
	}

	if err := m.save(); err != nil {
		t.Fatal(err)
	}
	m = loadMemo(store, m.now)
	k, ok := m.known[file]
	if !ok {
		t.Fatal("lost on the disk")
	}
	k.sum = "from memory"
	m.known[file] = k
	if sum() != k.sum {
		t.Error("an unchanged file was read")
	}
	write("two")
	if s := sum(); s == first || s == k.sum {
		t.Error("a changed file was not read")
	}
}

// The rule that git has for its index: same size, same time.
func TestMemoTimeSetBack(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "f")
	past := time.Now().Add(-time.Hour)
	m := loadMemo("", time.Now)
	var sums []string
	for _, content := range []string{"one", "two"} {
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, past, past); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if stampOf(info).changed == 0 {
			return // this system does not tell
		}
		s, err := m.sum(file, info)
		if err != nil {
			t.Fatal(err)
		}
		sums = append(sums, s)
	}
	if sums[0] == sums[1] {
		t.Error("a write was hidden by its time")
	}
}

func TestMemoForgets(t *testing.T) {
	t.Parallel()
	files := map[string]known{"/old": {day: 1}, "/new": {day: 3, sum: "x"}, "/a\nb": {day: 3}}
	got, err := parseMemo(formatMemo(files, 1+forget+1))
	if err != nil || len(got) != 1 || got["/new"] != files["/new"] {
		t.Errorf("%v, %v", got, err)
	}
}

func FuzzParseMemo(f *testing.F) {
	f.Add("1 2 3 4 5 sum /path with blank\n")
	f.Add("1 2 3\n")
	f.Fuzz(func(t *testing.T, body string) {
		files, err := parseMemo(seal([]byte(body)))
		if err != nil {
			return
		}
		again, err := parseMemo(formatMemo(files, 0))
		if err != nil {
			t.Fatal(err)
		}
		for path, k := range again {
			if files[path] != k {
				t.Errorf("%s: %v, then %v", path, files[path], k)
			}
		}
	})
}
