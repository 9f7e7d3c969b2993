//go:build !linux && !darwin && !freebsd && !netbsd

package result

import "io/fs"

func stampOf(info fs.FileInfo) stamp {
	return stamp{size: info.Size(), modified: info.ModTime().UnixNano()}
}
