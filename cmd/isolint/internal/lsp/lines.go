package lsp

import (
	"go/parser"
	"go/token"
	"os"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// lines knows the places of open documents that //line directives give other names:
// those of a generator's input. Where that is not there to be shown, what was found is
// shown where it stands.
type lines map[line]line

type line struct {
	file   string
	number int // from one
}

// newLines reads the documents of some files.
func newLines(files map[string]bool, docs map[string]*document) lines {
	ls := make(lines)
	for file := range files {
		if text := docs[file].text.content; strings.Contains(text, "//line ") || strings.Contains(text, "/*line ") {
			ls.read(file, text)
		}
	}
	return ls
}

func (ls lines) read(file, text string) {
	fset := token.NewFileSet()
	f, _ := parser.ParseFile(fset, file, text, parser.ParseComments|parser.SkipObjectResolution)
	if f == nil {
		return
	}
	tf := fset.File(f.FileStart)
	for number := 1; number <= tf.LineCount(); number++ {
		// A name may hold from the middle of a line on, up to its end.
		end := tf.Size()
		if number < tf.LineCount() {
			end = tf.Offset(tf.LineStart(number+1)) - 1
		}
		named := fset.Position(tf.Pos(end))
		at := line{named.Filename, named.Line}
		if _, ok := ls[at]; !ok && named.Filename != file {
			ls[at] = line{file, number}
		}
	}
}

// shown returns a finding with its places where they can be shown.
func (ls lines) shown(f finding.Finding) finding.Finding {
	if len(ls) == 0 {
		return f
	}
	f.Pos, f.End = ls.place(f.Pos), ls.place(f.End)
	related := make([]finding.Related, len(f.Related))
	for i, r := range f.Related {
		related[i] = finding.Related{Pos: ls.place(r.Pos), End: ls.place(r.End), Message: r.Message}
	}
	f.Related = related
	return f
}

// place is a position's line in a document, if its file is not there. What columns a
// directive counts is not asked: the whole line is meant then.
func (ls lines) place(p finding.Position) finding.Position {
	at, ok := ls[line{p.File, p.Line}]
	if !ok {
		return p
	}
	if _, err := os.Stat(p.File); err == nil {
		return p
	}
	return finding.Position{File: at.file, Line: at.number}
}
