package hardcodedpath

import (
	"os"
	pathpkg "path"
	"path/filepath"
	"strings"

	ignore "github.com/sabhiram/go-gitignore"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

// isIgnored reports whether git ignores a relative path: the project means its tests to write
// there, and knows. Below the package's directory only its own tests come, one after the other.
func isIgnored(r *finding.Reporter, h holds.Hold, p string) bool {
	p = pathpkg.Clean(p)
	if h.InParallel || pathpkg.IsAbs(p) || strings.HasPrefix(p, "../") || strings.ContainsAny(p, "$:") || !h.At.IsValid() {
		return false
	}
	dir := filepath.Dir(r.Pass.Fset.Position(h.At).Filename)
	for i, c := range p + "/" { // what is in an ignored directory is ignored
		if c == '/' && ignores(filepath.Join(dir, filepath.FromSlash(p[:i]))) {
			return true
		}
	}
	return false
}

// ignores reports whether the .gitignore files beside and above a file or directory name it; the
// nearest has the last word.
func ignores(file string) bool {
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if rel, err := filepath.Rel(dir, file); err == nil {
			if ignored, said := rulesOf(dir, filepath.ToSlash(rel)); said {
				return ignored
			}
		}
		if isTop(dir) {
			return false
		}
	}
}

// maxRules bounds the size of a .gitignore, in bytes.
const maxRules = 100 << 10

// rulesOf returns what the .gitignore of a directory says of a path in it, if it says anything.
func rulesOf(dir, rel string) (ignored, said bool) {
	data, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
	if err != nil || len(data) > maxRules {
		return false, false
	}
	// The library does not tell a path that is taken out again from one that no line names:
	// a first line names all.
	rules := ignore.CompileIgnoreLines(append([]string{"*"}, strings.Split(string(data), "\n")...)...)
	ignored, by := rules.MatchesPathHow(rel)
	return ignored, !ignored || by.LineNo > 1
}

// isTop reports whether a directory is that of a repository, or the file system's.
func isTop(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ".git"))
	return err == nil || dir == filepath.Dir(dir)
}
