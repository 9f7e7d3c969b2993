package hardcodedpath

import (
	"os"
	"path/filepath"
	"strings"

	ignore "github.com/sabhiram/go-gitignore"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

// isIgnored reports whether git ignores a relative path: the project means its tests to write
// there, and knows. It is beside the package, where only the package's own tests come to, one
// after the other.
func isIgnored(r *finding.Reporter, h holds.Hold, p string) bool {
	if h.InParallel || filepath.IsAbs(p) || strings.ContainsAny(p, "$:") || !h.At.IsValid() {
		return false
	}
	dir := filepath.Dir(r.Pass.Fset.Position(h.At).Filename)
	full := filepath.Join(dir, filepath.FromSlash(p))
	for above := filepath.Dir(full); ; above = filepath.Dir(above) {
		if rules, err := ignore.CompileIgnoreFile(filepath.Join(above, ".gitignore")); err == nil {
			if rel, err := filepath.Rel(above, full); err == nil && rules.MatchesPath(filepath.ToSlash(rel)) {
				return true
			}
		}
		if isTop(above) {
			return false
		}
	}
}

// isTop reports whether a directory is that of a repository, or the file system's.
func isTop(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ".git"))
	return err == nil || dir == filepath.Dir(dir)
}
