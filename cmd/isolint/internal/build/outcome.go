package build

import (
	"cmp"
	"context"
	"fmt"
	"maps"
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
	left := b.waitingInOrder()
	for _, p := range b.untested {
		if _, failed := b.failed[p.Path]; failed {
			left = append(left, p)
		}
	}
	for _, p := range left {
		failed := b.cause(p.Path)
		b.built(Built{Package: p.Path, Failed: failed, Setup: b.failed[failed] == p.Path && plain(failed) != p.Path})
	}
	return nil
}

// left are the packages that have not been announced.
func (b *builder) left() []Package { return append(b.waitingInOrder(), b.untested...) }

func (b *builder) waitingInOrder() []Package {
	return slices.SortedFunc(maps.Values(b.waiting), func(x, y Package) int { return cmp.Compare(x.Path, y.Path) })
}

// cause is what kept a package from being built: itself, a variant of it for
// its tests, what it imports and is not there or, where the go command names
// none of them, some package that it imports.
func (b *builder) cause(importPath string) string {
	var other string
	for _, failed := range slices.Sorted(maps.Keys(b.failed)) {
		path, variant, _ := strings.Cut(failed, " ")
		if path == importPath || b.failed[failed] == importPath || strings.HasPrefix(variant, "["+importPath+".test]") {
			return failed
		}
		if other == "" && variant == "" {
			other = failed
		}
	}
	return cmp.Or(other, importPath)
}

// lacks reports whether a package has failed or has not been seen to be built.
func (b *builder) lacks(p Package) bool {
	for failed, of := range b.failed {
		_, variant, _ := strings.Cut(failed, " ")
		if plain(failed) == p.Path || of == p.Path || strings.HasPrefix(variant, "["+p.Path+".test]") {
			return true
		}
	}
	return b.full != "" || slices.ContainsFunc(b.waitingInOrder(), func(w Package) bool { return w.Path == p.Path })
}
