package hardcodedpath

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"example.com/store"
	"github.com/stretchr/testify/require"
)

// A name says nothing of whether the file can be made.
func TestNamedAbsent(t *testing.T) {
	os.WriteFile("/tmp/isolint/invalid.yaml", nil, 0o600)                    // want "fixed path /tmp/isolint/invalid.yaml"
	os.MkdirAll("/tmp/foo/bar", 0o700)                                       // want "fixed path /tmp/foo/bar"
	os.MkdirAll("/tmp/root/isolint", 0o700)                                  // want "fixed path /tmp/root/isolint"
	os.WriteFile("../some/path/to/isolint", nil, 0o600)                      // want "fixed path ../some/path/to/isolint"
	if err := os.WriteFile("isolint-missing.json", nil, 0o600); err != nil { // want "fixed path isolint-missing.json"
		t.Fatal(err)
	}
	f, err := os.Create("isolint-not-found.json") // want "fixed path isolint-not-found.json"
	if err == nil {
		f.Close()
	}
	require.NoError(t, store.Make("/tmp/isolint/nonexistent")) // want "fixed path /tmp/isolint/nonexistent"
}

// Nobody but root makes a directory there.
func TestRefused(t *testing.T) {
	os.MkdirAll("/nonexistent/isolint", 0o700)          // ok: cannot be made
	os.MkdirAll("/does/not/exist", 0o700)               // ok: the same
	os.MkdirAll("/no-such-dir/isolint", 0o700)          // ok: the same
	os.WriteFile("/path/to/isolint", nil, 0o600)        // ok: the same
	os.WriteFile("/root/isolint", nil, 0o600)           // ok: the same
	store.Make("/this/path/does/not/exist")             // ok: the same
	os.WriteFile("/rootless/isolint", nil, 0o600)       // want "fixed path /rootless/isolint"
	_ = os.RemoveAll("/var/lib/isolint/does-not-exist") // want "fixed path /var/lib/isolint/does-not-exist"
}

// The test wants an error.
func TestErrorWanted(t *testing.T) {
	if err := os.Mkdir("testdata/isolint-file/dir", 0o700); err == nil { // ok: an error is wanted
		t.Fatal("made")
	}
	_, err := os.Create("testdata/isolint-none/file") // ok: the same
	if err == nil || !os.IsNotExist(err) {
		t.Errorf("got %v", err)
	}
	if err := os.Remove("testdata/isolint-none"); !errors.Is(err, fs.ErrNotExist) { // ok: the same
		t.Error(err)
	}
	err = store.Make("")                                                 // ok: empty
	if err = store.Make("testdata/isolint-file/x"); err != fs.ErrExist { // ok: an error is wanted
		t.Error(err)
	}
	require.Error(t, store.Make("testdata/isolint-file/y")) // ok: the same
	err = store.Make("testdata/isolint-file/z")             // ok: the same
	require.ErrorContains(t, err, "not a directory")
}

func TestErrorNotWanted(t *testing.T) {
	err := os.Mkdir("testdata/isolint-made", 0o700) // want "fixed path testdata/isolint-made"
	if err != nil {
		t.Fatal(err)
	}
	err = os.Mkdir("testdata/isolint-made-2", 0o700) // want "fixed path testdata/isolint-made-2"
	if err == nil {
		t.Log("made")
	}
	err = os.Mkdir("testdata/isolint-made-3", 0o700) // want "fixed path testdata/isolint-made-3"
	if err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	if os.IsExist(os.Mkdir("testdata/isolint-made-4", 0o700)) { // want "fixed path testdata/isolint-made-4"
		t.Fatal("there before")
	}
}

func TestErrorWantedInRows(t *testing.T) {
	for _, tt := range []struct {
		path    string
		wantErr bool
	}{
		{"testdata/does-not-exist/x", true},
		{"testdata/isolint-row", false},
	} {
		if err := store.Make(tt.path); (err != nil) != tt.wantErr { // want "fixed path testdata/isolint-row"
			t.Error(err)
		}
	}
	for _, tt := range []struct {
		path    string
		wantErr bool
	}{
		{"testdata/does-not-exist/y", true},
		{t.TempDir(), false},
	} {
		err := store.Make(tt.path) // ok: an error is wanted where nothing is there
		if tt.wantErr {
			require.Error(t, err)
		}
	}
}
