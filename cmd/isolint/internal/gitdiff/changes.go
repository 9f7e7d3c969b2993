package gitdiff

import (
	"io"
	"path/filepath"

	patch "github.com/bluekeyes/go-gitdiff/gitdiff"
)

// Changes are the lines of a working tree that are new.
type Changes struct {
	root  string            // of the working tree
	lines map[string]ranges // by file, with slashes, from the root
}

// A span is some lines of a file: from first to last.
type span struct{ first, last int }

type ranges []span

// everything is a file that is new as a whole.
var everything = ranges{{0, int(^uint(0) >> 1)}}

// Touch reports whether a line from first to last of a file is new. Files that
// git does not look at, because they are ignored or lie elsewhere, have none.
func (c *Changes) Touch(file string, first, last int) bool {
	// git names the root without symbolic links.
	dir, err := filepath.EvalSymlinks(filepath.Dir(file))
	if err != nil {
		return false
	}
	root, err := filepath.EvalSymlinks(c.root)
	if err != nil {
		return false
	}
	name, err := filepath.Rel(root, filepath.Join(dir, filepath.Base(file)))
	if err != nil {
		return false
	}
	for _, s := range c.lines[filepath.ToSlash(name)] {
		if s.first <= last && first <= s.last {
			return true
		}
	}
	return false
}

// parse reads a diff. What was removed leaves no line to be new; of a file whose lines
// git does not show, as its attributes ask for, any may be.
func parse(r io.Reader) (map[string]ranges, error) {
	files, _, err := patch.Parse(r)
	if err != nil {
		return nil, err
	}
	lines := make(map[string]ranges)
	for _, f := range files {
		if f.IsBinary {
			lines[f.NewName] = everything
		}
		for _, fragment := range f.TextFragments {
			at := int(fragment.NewPosition)
			for _, l := range fragment.Lines {
				if l.Op == patch.OpAdd {
					lines[f.NewName] = append(lines[f.NewName], span{at, at})
				}
				if l.Op != patch.OpDelete {
					at++
				}
			}
		}
	}
	return lines, nil
}
