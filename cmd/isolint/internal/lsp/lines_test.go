package lsp

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// What was found behind a //line directive is shown where it stands, if what the
// directive names is not there.
func TestLineDirectives(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	write(t, filepath.Join(e.dir, "there.y"), "one\ntwo\n")
	e.initialize()
	e.open(1, "package m\n\n//line gone.y:100\nfunc TestX(t *T) {\n\tload()\n}\n\n//line there.y:1\nfunc TestY(t *T) {}\n")
	at := func(file string, line, column int) finding.Position {
		return finding.Position{File: filepath.Join(e.dir, file), Line: line, Column: column}
	}
	res := e.one("found")
	res.Findings[0].Pos, res.Findings[0].End = at("gone.y", 101, 0), at("gone.y", 101, 0)
	res.Findings[0].Related = []finding.Related{{Pos: at("gone.y", 100, 0), Message: "here"}}
	other := res.Findings[0]
	other.Pos, other.End, other.Related = at("there.y", 2, 0), finding.Position{}, nil
	res.Findings = append(res.Findings, other)
	receive(t, calls).result <- res
	own := receive(t, e.published)
	want := protocol.Range{Start: protocol.Position{Line: 4}, End: protocol.Position{Line: 4, Character: 7}}
	if own.URI != e.uri() || len(own.Diagnostics) != 1 || own.Diagnostics[0].Range != want {
		t.Fatalf("published: %+v", own)
	}
	if r := own.Diagnostics[0].RelatedInformation; len(r) != 1 || r[0].Location.URI != e.uri() || r[0].Location.Range.Start.Line != 3 {
		t.Errorf("related: %+v", r)
	}
	named := receive(t, e.published)
	if named.URI != protocol.URI(filepath.Join(e.dir, "there.y")) || len(named.Diagnostics) != 1 || named.Diagnostics[0].Range.Start.Line != 1 {
		t.Errorf("published: %+v", named)
	}
}
