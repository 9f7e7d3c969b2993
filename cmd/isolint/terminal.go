package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
)

// terminal reports whether w is a terminal that understands escape sequences.
func (c *command) terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || c.getenv("TERM") == "dumb" || c.getenv("TERM") == "" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colour reports whether to colour the findings; see no-color.org.
func (c *command) colour() bool {
	return c.getenv("NO_COLOR") == "" && c.terminal(c.stdout)
}

func (c *command) getenv(name string) string {
	for _, kv := range slices.Backward(c.env) {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			return v
		}
	}
	return ""
}

// progress is a line on a terminal that tells, from the third second on, that
// the run is still alive. The zero progress shows nothing.
type progress struct {
	mu       sync.Mutex
	packages int
	quit     chan struct{}
	finished chan struct{}
}

func startProgress(w io.Writer, terminal bool) *progress {
	p := new(progress)
	if terminal {
		p.quit, p.finished = make(chan struct{}), make(chan struct{})
		go p.run(w)
	}
	return p
}

func (p *progress) run(w io.Writer) {
	defer close(p.finished)
	const patience = 3
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for seconds := 1; ; seconds++ {
		select {
		case <-p.quit:
			if seconds > patience {
				fmt.Fprint(w, "\r\x1b[K")
			}
			return
		case <-tick.C:
		}
		if seconds >= patience {
			p.mu.Lock()
			n := p.packages
			p.mu.Unlock()
			what := "building" // go compiles what the packages import
			if n > 0 {
				what = amount.Of(n, "package") + " done"
			}
			fmt.Fprintf(w, "\r\x1b[Kisolint: %s, %ds", what, seconds)
		}
	}
}

func (p *progress) done(packages int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.packages = packages
}

func (p *progress) stop() {
	if p.quit != nil {
		close(p.quit)
		<-p.finished
	}
}
