package build

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
)

// conclude says of the packages whose binaries did not come that they failed.
func (b *builder) conclude(ctx context.Context, err error, stderr string) error {
	b.look()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if b.full != "" {
		return nil
	}
	if err != nil && len(b.failed) == 0 {
		return fmt.Errorf("go test -c: %w\n%s", err, strings.TrimSpace(stderr))
	}
	uncompiled, err := b.uncompiled(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	left := b.waitingInOrder()
	for _, p := range b.untested {
		if b.failure(p.Path) != "" || uncompiled[p.Path] {
			left = append(left, p)
		}
	}
	for _, p := range left {
		b.refused[p.Path] = true
		failed := b.cause(p.Path)
		setup := b.cycles[p.Path] || b.failed[failed] == p.Path && plain(failed) != p.Path
		b.built(Built{Package: p.Path, Failed: failed, Setup: setup})
	}
	return err // of uncompiled: what is known to have failed is announced all the same
}

// uncompiled returns the packages without tests that do not compile. The go command
// names where the fault is, not who imports that; which packages with tests do, is
// seen by their binaries.
func (b *builder) uncompiled(ctx context.Context) (map[string]bool, error) {
	if len(b.failed) == 0 || len(b.untested) == 0 {
		return nil, nil
	}
	args := append([]string{"list", "-e", "-export", "-f", "{{.ImportPath}}\t{{.BuildID}}"}, listFlags(b.req.Flags)...)
	for _, p := range b.untested {
		args = append(args, p.args()...)
	}
	cmd, err := b.req.Command(ctx, args...)
	if err != nil {
		return nil, err
	}
	out, err := cmd.Output()
	if err != nil {
		return nil, listFailed(err)
	}
	missing := make(map[string]bool)
	for line := range strings.Lines(string(out)) {
		if path, id, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && id == "" {
			missing[path] = true
		}
	}
	return missing, nil
}

// listFailed says with what go list failed, and what it wrote about that.
func listFailed(err error) error {
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || len(exit.Stderr) == 0 {
		return fmt.Errorf("go list: %w", err)
	}
	return fmt.Errorf("go list: %w\n%s", err, bytes.TrimSpace(exit.Stderr))
}

// listFlags are the flags that decide on what is compiled.
func listFlags(flags []string) []string {
	return slices.DeleteFunc(slices.Clone(flags), func(f string) bool {
		return isCover(f) || strings.HasPrefix(strings.TrimLeft(f, "-"), "vet")
	})
}

// isCover reports whether a flag asks for coverage, or says of what.
func isCover(flag string) bool { return strings.HasPrefix(strings.TrimLeft(flag, "-"), "cover") }

// left are the packages that have not been announced.
func (b *builder) left() []Package { return append(b.waitingInOrder(), b.untested...) }

func (b *builder) waitingInOrder() []Package {
	return slices.SortedFunc(maps.Values(b.waiting), func(x, y Package) int { return cmp.Compare(x.Path, y.Path) })
}

// cause is what kept a package from being built: what failed of it or, where the
// go command names nothing of it, some package that it imports.
func (b *builder) cause(importPath string) string {
	var other string
	for _, failed := range slices.Sorted(maps.Keys(b.failed)) {
		if _, _, variant := strings.Cut(failed, " "); !variant {
			other = failed
			break
		}
	}
	return cmp.Or(b.failure(importPath), other, importPath)
}

// lacks reports whether a package has failed or has not been seen to be built.
func (b *builder) lacks(p Package) bool {
	return b.full != "" || b.refused[p.Path] || b.failure(p.Path) != ""
}

// failure is what failed of a package: it, a variant of it for its tests, or what it
// imports and is not there; empty if nothing did.
func (b *builder) failure(importPath string) string {
	for _, failed := range slices.Sorted(maps.Keys(b.failed)) {
		path, variant, _ := strings.Cut(failed, " ")
		if path == importPath || b.failed[failed] == importPath || strings.HasPrefix(variant, "["+importPath+".test]") {
			return failed
		}
	}
	return ""
}
