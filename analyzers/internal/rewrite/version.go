package rewrite

import (
	"go/ast"
	"go/token"
	"go/version"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// The versions of Go that brought what fixes use.
const (
	cleanupVersion = "go1.14"
	tempDirVersion = "go1.15"
	setenvVersion  = "go1.17"
	chdirVersion   = "go1.24"
)

// since has the version of all that messages name, too.
var since = map[string]string{
	"t.Cleanup":      cleanupVersion,
	"t.TempDir":      tempDirVersion,
	"t.Setenv":       setenvVersion,
	"t.Chdir":        chdirVersion,
	"os.MkdirTemp":   "go1.16",
	"sync.OnceValue": "go1.21",
}

// Has reports whether the Go that the file at pos is written in has that
// function. It has what is not listed.
func Has(pass *analysis.Pass, pos token.Pos, function string) bool {
	file := fileAt(pass, pos)
	return file == nil || !olderThan(pass, file, since[function])
}

// fileAt returns the file that pos is in, nil if it is in none of the package.
func fileAt(pass *analysis.Pass, pos token.Pos) *ast.File {
	i := slices.IndexFunc(pass.Files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	if i < 0 {
		return nil
	}
	return pass.Files[i]
}

// olderThan reports whether the file is written in a Go before that version.
func olderThan(pass *analysis.Pass, file *ast.File, since string) bool {
	v := pass.TypesInfo.FileVersions[file]
	if v == "" {
		v = pass.Pkg.GoVersion()
	}
	return since != "" && v != "" && version.Compare(v, since) < 0
}
