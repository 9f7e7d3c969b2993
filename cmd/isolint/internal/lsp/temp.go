package lsp

import (
	"context"
	"os"
	"path/filepath"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// makeTemp makes the directory of a session: where the go command would have its own
// files, as it gets a place here. One that is interrupted leaves them behind, and typing
// interrupts it all the time.
func (s *Server) makeTemp(ctx context.Context) (string, error) {
	g := load.Go{Dir: os.TempDir(), Env: s.Env}
	// Without a go command there is a message later on, with the editor to show it.
	where, _ := g.TempDir(ctx)
	if !filepath.IsAbs(where) {
		where = "" // in each module it would be another one
	}
	return os.MkdirTemp(where, "isolint-lsp-")
}

// goTemp has the go command make its temporary files in a directory.
func goTemp(env []string, dir string) []string {
	return append(env[:len(env):len(env)], "GOTMPDIR="+dir)
}
