package main

import (
	"cmp"
	"os"
	"path/filepath"
)

// repository is the root of the repository: the nearest directory upwards that has
// a .git, as a directory or as a file. GitHub says where it has checked out to;
// that is asked second, since there may be several repositories in it. Without
// either it is the root of the module. git is not asked, because it refuses to
// answer in a container with another user's checkout.
func (l *linter) repository() string {
	for dir := l.dir; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	workspace := l.getenv("GITHUB_WORKSPACE")
	if name, err := filepath.Rel(workspace, l.dir); err == nil && filepath.IsLocal(name) {
		return workspace
	}
	return cmp.Or(l.config.Root, l.dir)
}
