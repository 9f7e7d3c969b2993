// Package result keeps the results of packages whose tests have passed, so that
// they need not run again while nothing that they depend on has changed: what
// the go command's test cache does, but by the contents of files instead of
// their modification times. A fresh checkout, whose files are all new, hits.
//
// What a result depends on is its test binary, the arguments, and what the test
// processes have told of in their -test.testlogfile: environment variables that
// they asked for, and files that they opened or looked at. As in the go command
// only files in the module are checked again. What that log does not tell is not
// seen here either: os.Environ, what a child process reads, system calls made
// without package os, the network, the time, random numbers, the place where
// the module lies.
//
// Whether a run may be answered from here at all is for the caller to say, who
// knows its flags (Cacheable helps), and so is that only what passed is kept.
package result

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
)

// A Run is the tests of one package, to be run or to be answered.
type Run struct {
	Package string
	Kind    string   // of what is kept: a caller may keep several things of a run
	Binary  string   // absolute path of what go test -c has built
	Args    []string // of the test binary, as given; those that Cacheable allows
	Tests   []string // the top-level tests that were asked for, when not all
	Dir     string   // of the package, in which its tests run
	Root    string   // of the module
	Env     []string // as a test process gets it
}

// An Entry is what is kept of a run.
type Entry struct {
	// Stream is the run in lines of go test -json, for event.Replay.
	Stream  []byte
	Elapsed time.Duration
	// Cover is a coverage profile in text, if there is one.
	Cover []byte
}

// A Refusal is the error of Save when a run cannot be kept though nothing went
// wrong. It says why.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// A Cache is a directory with results. Several processes may use one, and
// several goroutines one Cache.
type Cache struct {
	dir string
	now func() time.Time

	mu       sync.Mutex
	memos    map[string]*memo  // by module root
	binaries map[string]string // identities by path, as they were when looked at
}

// Open returns the cache in a directory, which is made when it is first needed.
func Open(dir string) *Cache {
	return &Cache{dir: dir, now: time.Now, memos: make(map[string]*memo), binaries: make(map[string]string)}
}

// Look returns what is kept of a run, or nil. Either way why is what to tell a
// user who asks for the reason. An error is one of the machine's, and means a
// run that is not answered.
//
// It has to be called before the tests start, also by a caller who will run them
// whatever is kept: Save has to know that the binary is still the same.
func (c *Cache) Look(run Run) (entry *Entry, why string, err error) {
	id, err := c.Identify(run)
	if err != nil {
		return nil, "", err
	}
	c.mu.Lock()
	c.binaries[run.Binary] = id
	c.mu.Unlock()

	file := c.file(run, id)
	rec, err := readRecord(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, c.whyNone(run), nil
	case errors.Is(err, errDamaged):
		if err := os.Remove(file); !errors.Is(err, fs.ErrNotExist) {
			return nil, whyDamaged, err
		}
		return nil, whyDamaged, nil
	case err != nil:
		return nil, "", err
	}
	p := c.prober(run)
	for i, v := range rec.variants {
		changes := p.changes(v.Inputs)
		if len(changes) == 0 {
			c.touch(file)
			return v.entry(), whyHit(v), nil
		}
		if i == 0 { // the latest: what came before it is of no interest
			why = whyChanged(changes)
		}
	}
	return nil, why, nil
}

// Save keeps a run that has passed. Logs are what its processes wrote to their
// -test.testlogfile, all of them; started is when the first of them was. The
// error is a Refusal if the run is none to keep.
func (c *Cache) Save(run Run, logs [][]byte, started time.Time, entry Entry) error {
	c.mu.Lock()
	id := c.binaries[run.Binary]
	c.mu.Unlock()
	if now, err := c.Identify(run); err != nil {
		return err
	} else if id != now {
		// Another runner has built it anew, or Look was not called.
		return Refusal("the test binary has changed since the tests started")
	}
	if len(entry.Stream)+len(entry.Cover) > maxStream {
		return Refusal("its output is too long to be kept")
	}
	used, err := parseLogs(run, logs)
	if err != nil {
		return err
	}
	p := c.prober(run)
	p.since = started
	v := newVariant(entry)
	v.Outside, v.MoreOutside = used.outside(run)
	for _, in := range used.inside() {
		in.Print = p.print(in)
		v.Inputs = append(v.Inputs, in)
	}
	if p.newer != "" {
		return Refusal(p.newer + " was written while the tests ran")
	}
	return c.add(c.file(run, id), v)
}

// add writes a variant before those that a file has.
func (c *Cache) add(file string, v variant) error {
	rec, err := readRecord(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errDamaged) {
		return err
	}
	return atomicfile.Write(file, rec.with(v).encode())
}

// Close writes down what was learned of files, and once a day removes what has
// not been used for days. The results are there without it.
func (c *Cache) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, m := range c.memos {
		errs = append(errs, m.save())
	}
	return errors.Join(append(errs, c.trim())...)
}

// prober returns one that sees what the run's processes would.
func (c *Cache) prober(run Run) *prober {
	return &prober{root: run.Root, env: run.Env, memo: c.memo(run.Root)}
}

// memo returns that of a module, which is read when it is first asked for.
func (c *Cache) memo(root string) *memo {
	c.mu.Lock()
	defer c.mu.Unlock()
	m := c.memos[root]
	if m == nil {
		m = loadMemo(filepath.Join(c.dir, "memo", hash(root)), c.now)
		c.memos[root] = m
	}
	return m
}
