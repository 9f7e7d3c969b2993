package lsp

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A change cancels the analysis under way; its result, if one comes all the same, is
// not shown.
func TestChangeSupersedes(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	first := receive(t, calls)
	if first.req.Unsaved != nil {
		t.Error("the file is as it is on disk")
	}
	if !slices.Equal(first.req.Patterns, []string{"./"}) || first.req.Dir != e.dir {
		t.Errorf("analysed is %q in %s", first.req.Patterns, first.req.Dir)
	}
	e.change(2, "package m // 2\n")
	select {
	case <-first.ctx.Done():
	case <-time.After(30 * time.Second):
		t.Fatal("the analysis goes on")
	}
	first.result <- e.one("old")
	second := receive(t, calls)
	if text, err := second.req.Unsaved.Read(filepath.Join(e.dir, "a_test.go")); string(text) != "package m // 2\n" {
		t.Errorf("analysed is %q (%v)", text, err)
	}
	second.result <- e.one("new")
	if version, got := e.next(); version != 2 || !slices.Equal(got, []string{"new"}) {
		t.Errorf("shown is %q of version %d", got, version)
	}
}

// Changes that follow each other closely are analysed once.
func TestChangesAreGathered(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, 300*time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	receive(t, calls).result <- e.one("1")
	e.next()
	for version := 2; version < 7; version++ {
		e.change(version, "package m // changed\n")
	}
	receive(t, calls).result <- e.one("6")
	if version, _ := e.next(); version != 6 {
		t.Errorf("shown is version %d", version)
	}
	select {
	case <-calls:
		t.Error("there is another analysis")
	case <-time.After(400 * time.Millisecond):
	}
}

// What cannot be analysed keeps its diagnostics until it is closed.
func TestBrokenKeeps(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	receive(t, calls).result <- e.one("found")
	e.next()
	e.change(2, "package m; oops\n")
	receive(t, calls).result <- &Result{Result: &load.Result{Broken: []string{"# m"}}}
	e.change(3, "package m; oops!\n")
	receive(t, calls).err <- errors.New("go vet: no luck")
	if m := receive(t, e.shown); m.Message != "isolint: go vet: no luck" {
		t.Errorf("the log has %q", m.Message)
	}
	e.conn.Notify(t.Context(), "textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri()}})
	if _, got := e.next(); len(got) != 0 {
		t.Errorf("closed, and shown is %q", got)
	}
}

// A lens waits for the first analysis, and not for one that never comes.
func TestLensesWait(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	text := "package m\n\nfunc TestX(t *T) {}\n"
	e.open(1, text)
	res := e.one("found")
	res.Manifests[0].Tests = []manifest.Test{{Name: "TestX", Unknown: true}}
	go func() { receive(t, calls).result <- res }()
	var lenses []protocol.CodeLens
	params := map[string]any{"textDocument": map[string]any{"uri": e.uri()}}
	if err := e.conn.Call(t.Context(), "textDocument/codeLens", params, &lenses); err != nil {
		t.Fatal(err)
	}
	if len(lenses) != 1 || lenses[0].Command.Title != "isolated, as far as is known" {
		t.Errorf("lenses: %+v", lenses)
	}
	params = map[string]any{"textDocument": map[string]any{"uri": "file:///elsewhere_test.go"}}
	if err := e.conn.Call(t.Context(), "textDocument/codeLens", params, &lenses); err != nil || len(lenses) != 0 {
		t.Errorf("lenses of a file that is not open: %+v (%v)", lenses, err)
	}
}

// A request whose answer is no longer wanted is answered so, at once.
func TestCancel(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	receive(t, calls) // and never done
	waiter, err := e.conn.DispatchCall(t.Context(), "textDocument/codeLens",
		map[string]any{"textDocument": map[string]any{"uri": e.uri()}}, jsonrpc2.PickID(jsonrpc2.ID{Num: 77}))
	if err != nil {
		t.Fatal(err)
	}
	e.conn.Notify(t.Context(), "$/cancelRequest", map[string]any{"id": 77})
	var failure *jsonrpc2.Error
	if err := waiter.Wait(t.Context(), nil); !errors.As(err, &failure) || failure.Code != codeCancelled {
		t.Errorf("the answer is %v", err)
	}
}

// The protocol's order: initialize first, nothing after shutdown.
func TestOrder(t *testing.T) {
	t.Parallel()
	e, _ := begin(t, time.Millisecond)
	code := func(method string, params any) int64 {
		var failure *jsonrpc2.Error
		if err := e.conn.Call(t.Context(), method, params, nil); errors.As(err, &failure) {
			return failure.Code
		}
		return 0
	}
	for _, step := range []struct {
		method string
		params any
		want   int64
	}{
		{"textDocument/hover", struct{}{}, codeNotInitialized},
		{"initialize", "nonsense", jsonrpc2.CodeInvalidParams},
		{"initialize", struct{}{}, 0},
		{"initialize", struct{}{}, jsonrpc2.CodeInvalidRequest},
		{"textDocument/hover", struct{}{}, 0},
		{"textDocument/rename", struct{}{}, jsonrpc2.CodeMethodNotFound},
		{"workspace/executeCommand", struct{}{}, jsonrpc2.CodeInvalidParams},
		{"shutdown", nil, 0},
		{"textDocument/hover", struct{}{}, jsonrpc2.CodeInvalidRequest},
	} {
		if got := code(step.method, step.params); got != step.want {
			t.Errorf("%s: code %d, want %d", step.method, got, step.want)
		}
	}
	e.conn.Notify(t.Context(), "exit", nil)
	if !receive(t, e.ended) {
		t.Error("it was orderly")
	}
}

// Who leaves without shutdown is not orderly, who just goes away is no matter.
func TestLeave(t *testing.T) {
	t.Parallel()
	e, _ := begin(t, time.Millisecond)
	e.initialize()
	e.conn.Notify(t.Context(), "exit", nil)
	if receive(t, e.ended) {
		t.Error("exit without shutdown is orderly")
	}
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	c := receive(t, calls)
	e.stdin.Close()
	<-c.ctx.Done() // what is under way is ended first
	c.err <- c.ctx.Err()
	if !receive(t, e.ended) {
		t.Error("to go away is not orderly")
	}
}

// Complaints that the user can do something about are shown, once.
func TestComplaints(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	problem := config.Problems{{}}
	receive(t, calls).err <- problem
	if m := receive(t, e.shown); m.Type != protocol.MessageError || !strings.HasPrefix(m.Message, "isolint: ") {
		t.Errorf("shown is %+v", m)
	}
	e.change(2, "package m // 2\n")
	receive(t, calls).err <- problem
	e.change(3, "package m // 3\n")
	receive(t, calls).result <- e.one("found")
	e.next()
	select {
	case m := <-e.shown:
		t.Errorf("shown once more is %+v", m)
	default:
	}
}

// What is offered on a finding: a mark that it asks for, and a directive, which findings
// on directives do not heed. In another text than the analysed one it is nothing.
func TestActionsOnFindings(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	text := "package m\n\nfunc TestX(t *T) {\n\tload()\n}\n\nfunc TestY(t *T) {\n\tload()\n}\n"
	e.open(1, text)
	res := e.one("wrong mark")
	res.Findings[0].Analyzer = "badmark"
	heavy := res.Findings[0]
	heavy.Pos.Line, heavy.Pos.Column, heavy.Analyzer = 4, 2, "heavyimport"
	heavy.Category, heavy.Message = "unmarked", "TestX reaches load without a mark; add //isolint:mark big"
	mended := heavy // whose fix adds the mark
	mended.Pos.Line = 8
	at := strings.Index(text, "func TestY")
	mended.Fixes = []finding.Fix{{Message: "add it", Edits: []finding.Edit{{File: mended.Pos.File, Start: at, End: at, New: "//isolint:mark big\n"}}}}
	res.Findings = append(res.Findings, heavy, mended)
	receive(t, calls).result <- res
	e.next()
	titles := func(line int, only ...string) []string {
		var actions []protocol.CodeAction
		at := protocol.Position{Line: line, Character: 1}
		if err := e.conn.Call(t.Context(), "textDocument/codeAction", map[string]any{
			"textDocument": map[string]any{"uri": e.uri()}, "range": protocol.Range{Start: at, End: at}, "context": map[string]any{"only": only},
		}, &actions); err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, a := range actions {
			out = append(out, a.Title)
		}
		return out
	}
	for line, want := range map[int][]string{
		0: nil, 3: {"Mark TestX as big", "Ignore this finding of heavyimport"}, 7: {"add it", "Ignore this finding of heavyimport"},
	} {
		if got := titles(line); !slices.Equal(got, want) {
			t.Errorf("on line %d: %q, want %q", line, got, want)
		}
	}
	if got := titles(3, "refactor", "source.organizeImports"); len(got) != 0 {
		t.Errorf("of other kinds: %q", got)
	}
	e.change(2, "package m // 2\n"+strings.TrimPrefix(text, "package m\n"))
	if got := titles(3); len(got) != 0 {
		t.Errorf("in another text: %q", got)
	}
}
