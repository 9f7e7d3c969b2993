package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
)

// fileOf returns the file that a URI names, absolute and clean. There is none for
// what is not a file of this machine.
func fileOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Opaque != "" || u.Host != "" && u.Host != "localhost" ||
		u.Path == "" || strings.ContainsRune(u.Path, 0) {
		return "", false
	}
	file := u.Path
	if hasDrive(file) {
		file = strings.ToUpper(file[1:2]) + file[2:] // /c:/x is C:\x
	}
	file = filepath.FromSlash(file)
	return filepath.Clean(file), filepath.IsAbs(file)
}

// hasDrive reports whether the path of a URI begins with the letter of a drive, as it
// does on one system only.
func hasDrive(path string) bool {
	return filepath.Separator == '\\' && len(path) >= 3 && path[0] == '/' && path[2] == ':'
}
