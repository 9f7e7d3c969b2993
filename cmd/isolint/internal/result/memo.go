package result

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
)

// A memo knows the contents of files by what tells that they have not been
// written since: of thousands of files a warm run reads none.
type memo struct {
	file string
	now  func() time.Time

	mu    sync.Mutex
	known map[string]known // by path
	dirty bool
}

// A known file.
type known struct {
	stamp
	day int64 // it was last asked for
	sum string
}

// A stamp tells one state of a file from others.
type stamp struct {
	size, modified int64
	// changed is when anything of the file was, which no program can set. This
	// and inode are zero on systems that do not tell.
	changed, inode int64
}

// racy is how old a file has to be for its stamp to be believed: a write in the
// same tick of the file system's clock would not show. git's index has the same
// rule.
const racy = 2 * time.Second

// forget is after how many days a file is forgotten that nobody asked for.
const forget = 5

// loadMemo reads a memo. Without it, or if it is damaged, files are read.
func loadMemo(file string, now func() time.Time) *memo {
	m := &memo{file: file, now: now}
	if data, err := os.ReadFile(file); err == nil {
		m.known, _ = parseMemo(data)
	}
	if m.known == nil {
		m.known = make(map[string]known)
	}
	return m
}

func (m *memo) today() int64 { return m.now().Unix() / (24 * 60 * 60) }

// sum returns the hash of a file's content.
func (m *memo) sum(path string, info fs.FileInfo) (string, error) {
	is, today := stampOf(info), m.today()
	m.mu.Lock()
	k, ok := m.known[path]
	if ok && k.stamp == is {
		if k.day != today {
			k.day, m.dirty = today, true
			m.known[path] = k
		}
		m.mu.Unlock()
		return k.sum, nil
	}
	m.mu.Unlock()

	sum, info, err := sumFile(path)
	if err != nil {
		return "", err
	}
	is = stampOf(info)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now().UnixNano()-max(is.modified, is.changed) < int64(racy) {
		delete(m.known, path)
	} else {
		m.known[path] = known{is, today, sum}
	}
	m.dirty = true
	return sum, nil
}

// sumFile reads a file. What it tells of it was true before.
func sumFile(path string) (string, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", nil, err
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", nil, err
	}
	return hex.EncodeToString(h.Sum(nil)), info, nil
}

// save writes the memo if there is something new. Of two runners that do so at
// once one wins; the other's files are read again.
func (m *memo) save() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.dirty {
		return nil
	}
	m.dirty = false
	return atomicfile.Write(m.file, formatMemo(m.known, m.today()))
}

// formatMemo has a line for each file. JSON takes four times as long to read,
// and this is read whole by every run.
func formatMemo(files map[string]known, today int64) []byte {
	paths := make([]string, 0, len(files))
	for path, k := range files {
		if today-k.day <= forget && !strings.Contains(path, "\n") {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	var b bytes.Buffer
	for _, path := range paths {
		k := files[path]
		fmt.Fprintln(&b, k.size, k.modified, k.changed, k.inode, k.day, k.sum, path)
	}
	return seal(b.Bytes())
}

func parseMemo(data []byte) (map[string]known, error) {
	body, err := unseal(data)
	if err != nil {
		return nil, err
	}
	files := make(map[string]known, bytes.Count(body, []byte("\n")))
	for line := range strings.Lines(string(body)) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 7)
		if len(f) != 7 {
			return nil, errDamaged
		}
		var n [5]int64
		for i := range n {
			if n[i], err = strconv.ParseInt(f[i], 10, 64); err != nil {
				return nil, errDamaged
			}
		}
		files[f[6]] = known{stamp{n[0], n[1], n[2], n[3]}, n[4], f[5]}
	}
	return files, nil
}
