package lsp

import (
	"path/filepath"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

func TestFileOf(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]string{
		"file:///a/b_test.go":              "/a/b_test.go",
		"file://localhost/a/b.go":          "/a/b.go",
		"file:///a%20b/%C3%BC%23.go":       "/a b/ü#.go",
		"file:///a/../b.go":                "/b.go",
		"file:///a+b/c%2Bd.go":             "/a+b/c+d.go",
		"untitled:Untitled-1":              "",
		"file:relative.go":                 "",
		"file://server/share/x.go":         "",
		"git:/a/b.go?%7B%22ref%22%3A%22%7": "",
		"file:///a%00b.go":                 "",
		"%zz":                              "",
		"":                                 "",
	} {
		got, ok := fileOf(uri)
		if filepath.ToSlash(got) != want && ok || ok != (want != "") {
			t.Errorf("%s is the file %q (%t), want %q", uri, got, ok, want)
		}
	}
}

// FuzzURI: what is taken for a file is one, and its URI leads back to it.
func FuzzURI(f *testing.F) {
	f.Add("file:///a%20b/c.go")
	f.Add("file:///C:/x.go")
	f.Add("file:////x//y/../z")
	f.Fuzz(func(t *testing.T, uri string) {
		file, ok := fileOf(uri)
		if !ok {
			return
		}
		if back, ok := fileOf(protocol.URI(file)); !ok || back != file {
			t.Errorf("%q is the file %q, whose URI %q is the file %q", uri, file, protocol.URI(file), back)
		}
	})
}
