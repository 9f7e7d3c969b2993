package result

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A prober tells what inputs are now. A print begins with what there is:
//
//	unset | set HASH              of a variable
//	missing | error TEXT          of a file
//	file MODE HASH                by its content
//	dir MODE HASH                 by what it lists, with the contents of files
//	dir MODE                      looked at only
//	other MODE                    a device, a socket
//	link TARGET: PRINT            of a link that was looked at
//
// The go command takes sizes and modification times for what is here a hash; so
// a file that was only looked at counts by its content too, as do the files of a
// directory that was listed: a child process may have read them.
type prober struct {
	root string
	env  []string
	memo *memo

	// since, if not zero, is when the tests started: a file modified later may
	// not be what they read. newer is the name of one.
	since time.Time
	newer string
}

// A change is an input that is not what it was.
type change struct {
	input
	now string
}

// changes returns those of the inputs that have changed.
func (p *prober) changes(in []input) []change {
	var changes []change
	for _, i := range in {
		if now := p.print(i); now != i.Print {
			changes = append(changes, change{i, now})
		}
	}
	return changes
}

func (p *prober) print(in input) string {
	if in.Kind == kindEnv {
		value, ok := lookup(p.env, in.Name)
		if !ok {
			return "unset"
		}
		return "set " + hash(value) // it may be a secret
	}
	path := filepath.FromSlash(in.Name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(p.root, path)
	}
	if in.Kind == kindStat {
		return p.looked(path)
	}
	return p.opened(path)
}

// lookup returns the value of a variable as a process with this environment
// sees it: os/exec lets the last one win.
func lookup(env []string, name string) (string, bool) {
	for i := len(env) - 1; i >= 0; i-- {
		if rest, ok := strings.CutPrefix(env[i], name); ok && strings.HasPrefix(rest, "=") {
			return rest[1:], true
		}
	}
	return "", false
}

func (p *prober) opened(path string) string {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return failed(err)
	case info.IsDir():
		return mode("dir", info) + " " + p.listing(path)
	}
	p.age(path, info)
	return p.file(path, info)
}

func (p *prober) looked(path string) string {
	info, err := os.Lstat(path)
	if err != nil {
		return failed(err)
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		p.age(path, info)
		return p.file(path, info)
	}
	target, _ := os.Readlink(path)
	link := "link " + target + ": "
	if info, err = os.Stat(path); err != nil {
		return link + failed(err)
	}
	p.age(path, info)
	return link + p.file(path, info)
}

// file is the print of what is no directory, or of one that was looked at only.
func (p *prober) file(path string, info fs.FileInfo) string {
	switch {
	case info.IsDir():
		return mode("dir", info)
	case !info.Mode().IsRegular():
		return mode("other", info)
	}
	sum, err := p.memo.sum(path, info)
	if err != nil {
		return mode("file", info) + " " + failed(err)
	}
	return mode("file", info) + " " + sum
}

// listing is a hash of what a directory holds.
func (p *prober) listing(path string) string {
	entries, err := os.ReadDir(path)
	h := sha256.New()
	if err != nil {
		h.Write([]byte(failed(err)))
	}
	for _, e := range entries {
		var print string
		name := filepath.Join(path, e.Name())
		switch info, err := e.Info(); {
		case err != nil:
			print = failed(err)
		case e.Type()&fs.ModeSymlink != 0:
			print, _ = os.Readlink(name)
		default:
			print = p.file(name, info)
		}
		h.Write([]byte(e.Name() + "\x00" + print + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Clocks of file systems run behind by a tick of the kernel's, or tell seconds
// only (two of them, FAT does), which shows in times without a fraction.
const (
	tick       = 20 * time.Millisecond
	coarseTick = 2 * time.Second
)

// age notes a file that was written since the tests started. Of the go
// command's reason to refuse every file younger than two seconds this is what
// remains: it fears a second write in the same instant, which contents tell. As
// there, the files of a directory that was listed may be new: t.Chdir lists the
// one that it leaves, where tests may have left what they wrote.
func (p *prober) age(path string, info fs.FileInfo) {
	if p.since.IsZero() || p.newer != "" || !info.Mode().IsRegular() {
		return
	}
	modified, slack := info.ModTime(), tick
	if modified.Nanosecond() == 0 {
		slack = coarseTick
	}
	if modified.Before(p.since.Add(-slack)) {
		return
	}
	p.newer = path
	if rel, ok := below(path, p.root); ok {
		p.newer = filepath.ToSlash(rel)
	}
}

func mode(kind string, info fs.FileInfo) string {
	m := info.Mode()
	return kind + " " + strconv.FormatUint(uint64(m&^fs.ModeDir), 8)
}

// failed is the print of what could not be had, without the path, which is
// another one in another checkout.
func failed(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "missing"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return "error " + err.Error()
}
