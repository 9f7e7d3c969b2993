package goplsuite

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestOverStdio(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]bool{
		"":                              true,
		"serve":                         true,
		"-mode=stdio":                   true,
		"-rpc.trace -logfile=auto":      true,
		"-vv serve -debug=localhost:0":  true,
		"-remote=auto":                  false,
		"-remote auto":                  false,
		"serve -listen=:37374":          false,
		"--listen=unix;/tmp/x -logfile": false,
		"version":                       false,
		"check a.go":                    false,
		"-h":                            false,
	} {
		if got := overStdio(strings.Fields(args)); got != want {
			t.Errorf("gopls %s: %t, want %t", args, got, want)
		}
	}
}

// What an editor opens is read from its first message, and the server reads all of it
// again.
func TestFolders(t *testing.T) {
	t.Parallel()
	const here = "/here"
	for _, test := range []struct {
		name, message string
		want          []string
	}{
		{"folders", `{"method": "initialize", "params": {"rootUri": "file:///a", "workspaceFolders": [{"uri": "file:///b%20c"}, {"uri": "file:///d"}]}}`, []string{"/b c", "/d"}},
		{"a root", `{"method": "initialize", "params": {"rootUri": "file:///a/", "workspaceFolders": null}}`, []string{"/a"}},
		{"a path", `{"method": "initialize", "params": {"rootPath": "/a"}}`, []string{"/a"}},
		{"folders elsewhere", `{"method": "initialize", "params": {"workspaceFolders": [{"uri": "vscode-vfs://github/x"}]}}`, []string{here}},
		{"a single file", `{"method": "initialize", "params": {"rootUri": null}}`, []string{here}},
		{"another message", `{"method": "exit"}`, []string{here}},
		{"no JSON", `hello`, []string{here}},
		{"odd parameters", `{"method": "initialize", "params": [7]}`, []string{here}},
		{"nothing", ``, []string{here}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text := fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(test.message), test.message) + "Content-Length: 2\r\n\r\n{}"
			if test.message == "" {
				text = ""
			}
			in := input(t, text)
			got, again := Folders(nil, in, here)
			defer again.Close()
			for i := range test.want {
				test.want[i] = filepath.FromSlash(test.want[i])
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if read, err := io.ReadAll(again); err != nil || string(read) != text {
				t.Errorf("the server reads %q, %v; want %q", read, err, text)
			}
		})
	}
}

// A command of gopls that is no server has its input to itself.
func TestFoldersOfCommand(t *testing.T) {
	t.Parallel()
	in := input(t, "x")
	got, again := Folders([]string{"check", "a.go"}, in, "/here")
	if !slices.Equal(got, []string{"/here"}) || again != in {
		t.Errorf("got %q and another input", got)
	}
}

func input(t *testing.T, text string) *os.File {
	t.Helper()
	name := filepath.Join(t.TempDir(), "in")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
