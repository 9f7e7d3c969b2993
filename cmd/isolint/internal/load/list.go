package load

import (
	"context"
	"slices"
	"strings"
)

// MainModules returns the directories of the modules that are worked on: one,
// or those of the workspace.
func (g Go) MainModules(ctx context.Context) ([]string, error) {
	out, err := g.run(ctx, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' || r == '\r' }), nil
}

// PackageNames returns the names of packages by their paths, as imported from
// a directory.
func (g Go) PackageNames(ctx context.Context, dir string, paths []string) (map[string]string, error) {
	g.Dir = dir
	args := []string{"list", "-e", "-find", "-f", "{{.ImportPath}} {{.Name}}", "--"}
	out, err := g.run(ctx, append(args, paths...)...)
	if err != nil {
		return nil, err
	}
	names := make(map[string]string)
	for line := range strings.Lines(string(out)) {
		if path, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			names[path] = name
		}
	}
	return names, nil
}

// Payers returns, for each of the packages, the packages of the module whose
// test binaries link it, sorted.
func Payers(ctx context.Context, req Request, packages []string) (map[string][]string, error) {
	binaries, err := linked(ctx, req)
	if err != nil {
		return nil, err
	}
	payers := make(map[string][]string)
	for tested, deps := range binaries {
		for _, pkg := range packages {
			if slices.Contains(deps, pkg) {
				payers[pkg] = append(payers[pkg], tested)
			}
		}
	}
	for _, list := range payers {
		slices.Sort(list)
	}
	return payers, nil
}

// Linking returns the packages whose test binaries link one that matches.
func Linking(ctx context.Context, req Request, matches func(path string) bool) (map[string]bool, error) {
	binaries, err := linked(ctx, req)
	if err != nil {
		return nil, err
	}
	found := make(map[string]bool)
	for tested, deps := range binaries {
		if slices.ContainsFunc(deps, matches) {
			found[tested] = true
		}
	}
	return found, nil
}

// linked returns the packages that are linked in each tested package's binary.
func linked(ctx context.Context, req Request) (map[string][]string, error) {
	type listed struct {
		ImportPath string
		Deps       []string
		DepOnly    bool
	}
	all, _, err := list[listed](ctx, req, "-test", "-json=ImportPath,Deps,DepOnly")
	if err != nil {
		return nil, err
	}
	binaries := make(map[string][]string)
	for _, p := range all {
		tested, isBinary := strings.CutSuffix(p.ImportPath, ".test")
		if !isBinary || p.DepOnly {
			continue
		}
		for i, dep := range p.Deps {
			p.Deps[i] = plainPath(dep)
		}
		binaries[tested] = p.Deps
	}
	return binaries, nil
}
