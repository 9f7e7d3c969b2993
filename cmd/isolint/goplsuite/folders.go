package goplsuite

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/sourcegraph/jsonrpc2"
)

// Folders returns the directories that the editor has opened, as the first message
// that a server gets on its standard input says, and an input that begins with that
// message again. The working directory, dir, stands for them where gopls is called for
// something else, or the message says nothing: only some editors start a server where
// the project is.
func Folders(args []string, stdin *os.File, dir string) ([]string, *os.File) {
	if !overStdio(args) {
		return []string{dir}, stdin
	}
	var read bytes.Buffer
	first := bufio.NewReader(io.TeeReader(stdin, &read))
	var request struct {
		Method string
		Params json.RawMessage
	}
	err := jsonrpc2.VSCodeObjectCodec{}.ReadObject(first, &request)
	folders := []string{dir}
	if err == nil && request.Method == "initialize" {
		if opened := opened(request.Params); len(opened) > 0 {
			folders = opened
		}
	}
	again, err := replay(&read, stdin)
	if err != nil {
		// Nothing but a lack of descriptors; gopls would fail at its next file.
		panic("isolint: " + err.Error())
	}
	return folders, again
}

// replay returns a file from which first what was read already comes, then the rest.
func replay(read io.Reader, rest io.Reader) (*os.File, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	go func() {
		defer w.Close()
		io.Copy(w, io.MultiReader(read, rest))
	}()
	return r, nil
}

// overStdio reports whether gopls serves an editor itself, by its standard input: it
// is called for that without a command, or with serve, and neither listens elsewhere
// nor hands on to another process.
func overStdio(args []string) bool {
	for _, arg := range args {
		name, isFlag := strings.CutPrefix(arg, "-")
		name = strings.TrimPrefix(name, "-")
		switch {
		case !isFlag && arg != "serve":
			return false
		case isFlag && (name == "h" || name == "help" || strings.HasPrefix(name, "remote") || strings.HasPrefix(name, "listen")):
			return false
		}
	}
	return true
}

// opened returns the directories that the parameters of initialize name.
func opened(params json.RawMessage) []string {
	var p struct {
		RootPath, RootURI string
		WorkspaceFolders  []struct{ URI string }
	}
	if json.Unmarshal(params, &p) != nil {
		return nil
	}
	var dirs []string
	for _, f := range p.WorkspaceFolders {
		if dir, ok := directoryOf(f.URI); ok {
			dirs = append(dirs, dir)
		}
	}
	if len(dirs) > 0 {
		return dirs
	}
	if dir, ok := directoryOf(p.RootURI); ok {
		return []string{dir}
	}
	if filepath.IsAbs(p.RootPath) {
		return []string{filepath.Clean(p.RootPath)}
	}
	return nil
}

// directoryOf returns the name of the directory that a file URI is that of.
func directoryOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", false
	}
	name := u.Path
	if runtime.GOOS == "windows" {
		name = strings.TrimPrefix(name, "/") // of /C:/src
	}
	name = filepath.FromSlash(name)
	return filepath.Clean(name), filepath.IsAbs(name)
}
