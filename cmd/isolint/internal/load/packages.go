package load

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Package is what the go command says of a package whose tests may run,
// without having looked at what it imports.
type Package struct {
	Path       string // import path
	Dir        string
	Name       string
	ModuleRoot string   // directory of its module; empty outside of one
	GoVersion  string   // of its go.mod
	TestFiles  []string // absolute, in go's order: of the package itself
	XTestFiles []string // of the external test package beside it
	Files      int      // Go files that are no tests
	// Err is why the package cannot be loaded, in the go command's words.
	Err string
}

// Packages returns the packages of a request in go's order, and go's remarks on
// it, such as that one of the patterns matches nothing. As for go test, one
// that cannot be loaded is no obstacle to the others. Where there are no others
// the request is at fault.
func Packages(ctx context.Context, req Request) ([]Package, []string, error) {
	packages, said, err := describe(ctx, req)
	if err != nil {
		if known := explain(req.Patterns, strings.Split(err.Error(), "\n")); known != nil {
			err = known
		}
		return nil, nil, err
	}
	warnings, _ := remarks(said)
	if len(packages) == 0 {
		return nil, warnings, fmt.Errorf("%w %s", ErrNoMatch, strings.Join(req.Patterns, " "))
	}
	if slices.ContainsFunc(packages, func(p Package) bool { return p.Err == "" }) {
		return packages, warnings, nil
	}
	var text []string
	for _, p := range packages {
		text = append(text, strings.Split(p.Err, "\n")...)
	}
	if err := explain(req.Patterns, text); err != nil {
		return nil, warnings, err
	}
	return packages, warnings, nil
}

// describe returns the packages of a request, and what the go command said
// besides.
func describe(ctx context.Context, req Request) ([]Package, []string, error) {
	type listed struct {
		ImportPath, Dir, Name                        string
		GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
		Module                                       *struct{ Dir, GoVersion string }
		Error                                        *packageError
	}
	// With -find the go command does not look for what is imported. That a
	// package imports what there is not the build will tell.
	all, said, err := list[listed](ctx, req, "-find", "-json=ImportPath,Dir,Name,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,Module,Error")
	if err != nil {
		return nil, nil, err
	}
	out := make([]Package, len(all))
	for i, p := range all {
		out[i] = Package{
			Path: p.ImportPath, Dir: p.Dir, Name: p.Name,
			TestFiles: inDir(p.Dir, p.TestGoFiles), XTestFiles: inDir(p.Dir, p.XTestGoFiles),
			Files: len(p.GoFiles) + len(p.CgoFiles),
		}
		if p.Module != nil {
			out[i].ModuleRoot, out[i].GoVersion = p.Module.Dir, p.Module.GoVersion
		}
		if p.Error != nil {
			out[i].Err = p.Error.String()
		}
	}
	return out, said, nil
}

func inDir(dir string, names []string) []string {
	var files []string
	for _, name := range names {
		files = append(files, filepath.Join(dir, name))
	}
	return files
}

// packageError is an error as go list has it.
type packageError struct {
	ImportStack []string
	Pos, Err    string
}

// String returns the error as the go command prints it.
func (e packageError) String() string {
	switch {
	case e.Pos != "":
		return e.Pos + ": " + e.Err
	case len(e.ImportStack) > 0:
		return "package " + strings.Join(e.ImportStack, "\n\timports ") + ": " + e.Err
	}
	return e.Err
}

// list runs go list -e on the patterns of a request. T has the fields that the
// flags ask for. It also returns the lines that go printed besides.
func list[T any](ctx context.Context, req Request, flags ...string) (packages []T, said []string, err error) {
	args := append([]string{"list", "-e"}, flags...)
	args = slices.Concat(args, req.BuildFlags, req.Unsaved.flags())
	if req.Tags != "" {
		args = append(args, "-tags="+req.Tags)
	}
	out, text, err := req.output(ctx, append(append(args, "--"), req.Patterns...)...)
	if err != nil {
		return nil, nil, err
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p T
		if err := dec.Decode(&p); err != nil {
			return nil, nil, fmt.Errorf("decoding go list's output: %w", err)
		}
		packages = append(packages, p)
	}
	return packages, strings.Split(strings.TrimSpace(text), "\n"), nil
}
