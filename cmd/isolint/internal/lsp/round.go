package lsp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/robustio"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A share is what an analysis looks at in one module: the packages of all files that
// are open. So a change in one of them tells in the tests of another.
type share struct {
	*module
	patterns []string
	files    map[string]bool // the open ones
	changed  int             // the last change of a document
}

// round analyses the packages of all open documents, those of the module first in which
// something has changed last. Other modules may import it.
func (s *session) round(ctx context.Context) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(s.Stderr, "isolint: internal error: %v\n%s", r, debug.Stack())
		}
	}()
	docs := s.all()
	shares, err := s.shares(ctx, docs)
	if err != nil {
		s.complain(ctx, "modules", err)
	}
	temp, err := os.MkdirTemp(s.temp, "")
	if err != nil {
		s.complain(ctx, "temporary files", err)
		return
	}
	defer robustio.RemoveAll(temp)
	unsaved, err := s.unsaved(temp, docs)
	if err != nil {
		s.complain(ctx, "unsaved", err)
		return
	}
	shown := make(map[string]bool) // files of which something is shown
	for _, sh := range shares {
		res, err := s.analyse(ctx, sh, temp, unsaved)
		if ctx.Err() != nil {
			return
		}
		s.complain(ctx, sh.Dir, err)
		if res == nil {
			s.keepOf(sh.Dir, shown)
			continue
		}
		s.complainOf(ctx, sh.Dir, res)
		s.show(ctx, newViews(sh, res, docs), shown)
	}
	if ctx.Err() == nil {
		s.clear(ctx, shown)
		s.refresh(ctx)
	}
}

// shares returns what there is to do.
func (s *session) shares(ctx context.Context, docs map[string]*document) ([]*share, error) {
	byDir := make(map[string]*share)
	var bad error
	for _, file := range slices.Sorted(maps.Keys(docs)) {
		m, err := s.modules.of(ctx, file)
		if err != nil {
			bad = err
		}
		if m == nil {
			continue
		}
		sh := byDir[m.Dir]
		if sh == nil {
			sh = &share{module: m, files: make(map[string]bool)}
			byDir[m.Dir] = sh
		}
		if p := m.pattern(file); !slices.Contains(sh.patterns, p) {
			sh.patterns = append(sh.patterns, p)
		}
		sh.files[file] = true
		sh.changed = max(sh.changed, docs[file].changed)
	}
	return slices.SortedFunc(maps.Values(byDir), func(a, b *share) int {
		return cmp.Or(cmp.Compare(b.changed, a.changed), cmp.Compare(a.Dir, b.Dir))
	}), bad
}

// unsaved writes the documents that differ from their files to a directory.
func (s *session) unsaved(dir string, docs map[string]*document) (*load.Unsaved, error) {
	contents := make(map[string][]byte)
	for file, d := range docs {
		if saved, err := os.ReadFile(file); err != nil || string(saved) != d.text.content {
			contents[file] = []byte(d.text.content)
		}
	}
	if len(contents) == 0 {
		return nil, nil
	}
	return load.WriteUnsaved(dir, contents)
}

// analyse analyses a share. A package of which this platform builds no file would keep
// the go command from looking at the others. It has a directory for temporary files.
func (s *session) analyse(ctx context.Context, sh *share, temp string, unsaved *load.Unsaved) (*Result, error) {
	g := load.Go{Dir: sh.Dir, Env: goTemp(sh.Env, temp)}
	req := Request{g, sh.patterns, unsaved}
	res, err := s.Analyse(ctx, req)
	if !errors.Is(err, load.ErrNoMatch) || len(sh.patterns) == 1 {
		return res, err
	}
	packages, _, err := load.Packages(ctx, load.Request{Go: g, Patterns: sh.patterns, Unsaved: unsaved})
	if err != nil {
		return nil, err
	}
	req.Patterns = nil
	for _, p := range packages {
		if p.Err == "" {
			req.Patterns = append(req.Patterns, sh.pattern(filepath.Join(p.Dir, "x.go")))
		}
	}
	return s.Analyse(ctx, req)
}

// complain tells why something could not be analysed: the user, if they can do
// something about it here, else the log.
func (s *session) complain(ctx context.Context, about string, err error) {
	var problems config.Problems
	switch {
	case ctx.Err() != nil:
	case err == nil:
		s.tell(ctx, "", about, 0, "")
	case errors.As(err, &problems), errors.Is(err, load.ErrNoGo), errors.Is(err, load.ErrGoFlags):
		s.tell(ctx, "window/showMessage", about, protocol.MessageError, "isolint: "+err.Error())
	default:
		s.tell(ctx, "window/logMessage", about, protocol.MessageWarning, "isolint: "+err.Error())
	}
}

// complainOf is about parts of an analysis. That code does not build the editor knows
// from elsewhere.
func (s *session) complainOf(ctx context.Context, dir string, res *Result) {
	text := ""
	if lines := slices.Concat(res.Internal, res.Gaps); len(lines) > 0 {
		text = "isolint: could not analyse " + strings.Join(lines, "\n")
	}
	s.tell(ctx, "window/logMessage", dir+" in part", protocol.MessageWarning, text)
}
