package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// patience is how long a directory's size may take.
const patience = time.Second

// cache checks that a directory can be written to, or made, and tells its size. keeps
// is for how long an entry stays that nobody uses; 0 if that is for others to say.
func cache(about, dir string, keeps time.Duration) Note {
	if dir == "" || dir == "off" {
		return Note{Problem, about, "there is none, and nothing works without; set GOCACHE, or HOME"}
	}
	existing := dir
	for {
		info, err := os.Stat(existing)
		if err == nil && !info.IsDir() {
			return Note{Problem, about, fmt.Sprintf("%s is not a directory; remove it", existing)}
		}
		if err == nil {
			break
		}
		if parent := filepath.Dir(existing); errors.Is(err, fs.ErrNotExist) && parent != existing {
			existing = parent
			continue
		}
		return Note{Problem, about, err.Error()}
	}
	if err := writable(existing); err != nil {
		return Note{Problem, about, fmt.Sprintf("%s cannot be written to (%v); change that, or set another directory", existing, err)}
	}
	if existing != dir {
		return Note{OK, about, dir + ", to be made when it is needed"}
	}
	u := measure(dir, keeps)
	text := dir + ", " + u.text()
	if u.stale > 0 {
		text += fmt.Sprintf(", %s of it not used for %d days, which the next run removes", amount.Bytes(u.stale), int(keeps.Hours()/24))
	}
	return Note{OK, about, text}
}

// goCache is the note on go's cache. If that cannot be used, the go command refuses to
// answer anything, and if it is not there, the go command makes it: for either there is
// another directory, which is to be removed after.
func (d *Doctor) goCache(ctx context.Context, g load.Go) (note Note, standIn string) {
	dir, err := g.CacheDir(ctx)
	if err != nil {
		return Note{}, "" // nor will it answer the next question, which is told
	}
	note = cache("go's cache", dir, 0)
	if _, err := os.Stat(dir); err == nil && note.Level != Problem {
		return note, ""
	}
	if standIn, err = os.MkdirTemp("", "isolint-doctor-"); err != nil {
		return note, ""
	}
	return note, standIn
}

// usage is what a directory takes.
type usage struct {
	bytes, stale int64
	partly       bool // there is more
}

func (u usage) text() string {
	if u.partly {
		return "more than " + amount.Bytes(u.bytes)
	}
	return amount.Bytes(u.bytes)
}

// measure adds up the files of a directory, until it has taken too long. What goes
// stale are the directories of its subdirectories, by their own time.
func measure(dir string, keeps time.Duration) usage {
	var u usage
	start := time.Now()
	stale := "" // the directory that is looked at
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if time.Since(start) > patience {
			u.partly = true
			return fs.SkipAll
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		if keeps > 0 && filepath.Dir(filepath.Dir(path)) == dir {
			stale = ""
			if d.IsDir() && time.Since(info.ModTime()) > keeps {
				stale = path
			}
		}
		if info.Mode().IsRegular() {
			u.bytes += info.Size()
			if stale != "" {
				u.stale += info.Size()
			}
		}
		return nil
	})
	return u
}
