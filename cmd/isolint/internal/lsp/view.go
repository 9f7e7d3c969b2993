package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/account"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A view is what an analysis says of one file.
type view struct {
	doc      *document // that was analysed; nil if the file is not open
	file     string
	module   *module
	findings []finding.Finding
	pkg      *manifest.Package // that it is part of; nil if the analysis tells of no tests
	book     *account.Book
}

// account returns what is known of a test of the file.
func (v *view) account(test string) (account.Account, bool) {
	if v == nil || v.pkg == nil {
		return account.Account{}, false
	}
	for _, t := range v.pkg.Tests {
		if t.Name == test {
			return v.book.Of(manifest.Binary(v.pkg.Path), t), true
		}
	}
	return account.Account{}, false
}

// views are what one analysis says of files, and the texts that it is about.
type views struct {
	*module
	files map[string]*view
	// unknown are files that could not be analysed, as their package does not build.
	unknown map[string]bool
	docs    map[string]*document
	texts   map[string]*text
}

// newViews parts the result of an analysis by files: those of the share that are open,
// and those with findings.
func newViews(sh *share, res *Result, docs map[string]*document) *views {
	vs := &views{
		module: sh.module, files: make(map[string]*view), unknown: make(map[string]bool),
		docs: docs, texts: make(map[string]*text),
	}
	held := make(map[string][]*manifest.Package)
	for _, p := range res.Manifests {
		held[manifest.Binary(p.Path)] = append(held[manifest.Binary(p.Path)], p)
	}
	book := account.NewBook(held, res.All)
	add := func(file string) *view {
		v := vs.files[file]
		if v == nil {
			v = &view{doc: docs[file], file: file, module: sh.module, book: book, pkg: packageOf(res.Manifests, file, vs.text(file))}
			vs.files[file] = v
		}
		return v
	}
	named := newLines(sh.files, docs)
	for _, f := range res.Findings {
		f = named.shown(f)
		v := add(f.Pos.File)
		v.findings = append(v.findings, f)
	}
	for file := range sh.files {
		if v := add(file); len(res.Broken) > 0 && len(v.findings) == 0 && !analysed(res, v) {
			delete(vs.files, file)
			vs.unknown[file] = true
		}
	}
	return vs
}

// analysed reports whether the package of a file was, where others were not.
func analysed(res *Result, v *view) bool {
	if testfuncs.IsTestFile(v.file) {
		return v.pkg != nil
	}
	dir := filepath.Dir(v.file)
	return slices.ContainsFunc(res.Manifests, func(p *manifest.Package) bool { return p.Dir == dir })
}

// packageOf returns the package that a file is part of: of a directory there may be
// two, with the same tests.
func packageOf(packages []*manifest.Package, file string, t *text) *manifest.Package {
	external := false
	if testfuncs.IsTestFile(file) {
		if syntax := parse(t); syntax != nil {
			external = strings.HasSuffix(syntax.Name.Name, "_test")
		}
	}
	for _, p := range packages {
		if p.Dir == filepath.Dir(file) && (manifest.Binary(p.Path) != p.Path) == external {
			return p
		}
	}
	return nil
}

// text returns the text of a file that was analysed; a file that cannot be read is
// empty.
func (vs *views) text(file string) *text {
	if d := vs.docs[file]; d != nil {
		return d.text
	}
	t := vs.texts[file]
	if t == nil {
		content, err := os.ReadFile(file)
		if err != nil {
			content = nil
		}
		t = newText(string(content))
		vs.texts[file] = t
	}
	return t
}
