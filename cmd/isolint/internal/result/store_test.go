package result

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
)

func variantOf(env, stream, cover string) variant {
	v := newVariant(Entry{Stream: []byte(stream), Cover: []byte(cover), Elapsed: time.Second})
	v.Inputs = []input{{kindEnv, "A", env}}
	return v
}

func TestRecord(t *testing.T) {
	t.Parallel()
	var r record
	for i := range 6 {
		r = r.with(variantOf(strconv.Itoa(i), "stream"+strconv.Itoa(i), "cover"))
	}
	r = r.with(variantOf("4", "stream4 anew", "")) // replaces
	r, err := decodeRecord(r.encode())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range r.variants {
		got = append(got, string(v.stream)+"|"+string(v.cover))
	}
	want := []string{"stream4 anew|", "stream5|cover", "stream3|cover", "stream2|cover"}
	if len(got) != len(want) {
		t.Fatal(got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("variant %d is %q, want %q", i, got[i], want[i])
		}
	}
}

// A record does not grow beyond the bound for one.
func TestRecordSize(t *testing.T) {
	t.Parallel()
	half := string(make([]byte, maxStream/2+1))
	r := record{}.with(variantOf("1", half, "")).with(variantOf("2", half, ""))
	if len(r.variants) != 1 || r.variants[0].Inputs[0].Print != "2" {
		t.Errorf("%d variants", len(r.variants))
	}
}

func TestDamaged(t *testing.T) {
	t.Parallel()
	whole := record{}.with(variantOf("1", "stream", "cover")).encode()
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 4
		if _, err := decodeRecord(flipped); !errors.Is(err, errDamaged) {
			t.Errorf("byte %d of %d: %v", i, len(whole), err)
		}
		if _, err := decodeRecord(whole[:i]); !errors.Is(err, errDamaged) {
			t.Errorf("cut at %d: %v", i, err)
		}
	}
}

// Sealed, so that the checksum does not keep the fuzzer from the rest.
func FuzzDecodeRecord(f *testing.F) {
	f.Add([]byte(`[{"Inputs":[{"k":"env","n":"A","p":"unset"}],"Elapsed":1,"StreamSize":2,"CoverSize":1}]` + "\nabc"))
	f.Add([]byte(`[{"StreamSize":-1}]` + "\n"))
	f.Add([]byte(`[{"Inputs":[{"k":"open"}],"StreamSize":0}]` + "\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := decodeRecord(seal(body))
		if err != nil {
			if !errors.Is(err, errDamaged) {
				t.Fatal(err)
			}
			return
		}
		for _, v := range r.variants {
			for _, in := range v.Inputs {
				_ = whyChanged([]change{{in, "missing"}}) // whatever is said of it
			}
			_ = whyHit(v)
		}
		again, err := decodeRecord(r.encode())
		if err != nil || len(again.variants) != len(r.variants) {
			t.Fatalf("%v after encoding", err)
		}
	})
}

func TestTrim(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Now()
	c := Open(dir)
	c.now = func() time.Time { return now }
	old, used := filepath.Join(dir, "run", "old", "f"), filepath.Join(dir, "run", "used", "f")
	for file, age := range map[string]time.Duration{old: trimAfter + 2*touchEvery, used: trimAfter - touchEvery} {
		if err := atomicfile.Write(file, nil); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, now, now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	closeCache := func() {
		t.Helper()
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	exists := func(file string) bool { _, err := os.Stat(file); return err == nil }
	closeCache()
	if exists(filepath.Dir(old)) || !exists(used) {
		t.Errorf("old: %v, used: %v", exists(filepath.Dir(old)), exists(used))
	}
	now = now.Add(trimEvery - time.Hour) // used is too old now, but it is the same day
	closeCache()
	if !exists(used) {
		t.Error("trimmed twice on a day")
	}
	c.touch(used)
	now = now.Add(2 * time.Hour)
	closeCache()
	if !exists(used) {
		t.Error("what was used was trimmed")
	}
}

// A cache that was never written to is not made by closing it.
func TestCloseUnused(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "cache")
	if err := Open(dir).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("there is a directory")
	}
}
