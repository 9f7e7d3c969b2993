package testreport

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/mattn/go-runewidth"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A Snapshot is what a run looks like at a moment.
type Snapshot struct {
	Done, Total int   // tests
	Slots       int   // processes that run
	Memory      int64 // that they hold, in bytes
	Running     []Running
	Building    int // packages
}

// Running is a test that runs.
type Running struct {
	Package, Test string
	For           time.Duration
}

// A Live shows a run on a terminal: a bar, the tests that have run longest, and
// above them what there is to print of packages that end.
type Live struct {
	plain    *Plain
	progress *mpb.Progress
	bar      *mpb.Bar

	mu  sync.Mutex // the display is drawn by a goroutine of its own
	now Snapshot
}

// shownRunning is how many of the running tests are shown.
const shownRunning = 4

// NewLive returns a Live that draws on a terminal.
func NewLive(out *os.File, o Options) *Live {
	l := &Live{progress: mpb.New(mpb.WithOutput(out), mpb.WithWidth(40), mpb.WithRefreshRate(100*time.Millisecond))}
	o.OnlyBad = !o.Verbose
	l.plain = NewPlain(l.progress, o)
	l.bar = l.progress.AddBar(1,
		mpb.PrependDecorators(decor.Any(l.counts)),
		mpb.AppendDecorators(decor.Any(l.needs)),
		mpb.BarBtmExtender(l.running()...),
		mpb.BarRemoveOnComplete(),
	)
	return l
}

// Handle implements event.Handler.
func (l *Live) Handle(e event.Event) error { return l.plain.Handle(e) }

// Update shows another moment.
func (l *Live) Update(s Snapshot) {
	l.mu.Lock()
	l.now = s
	l.mu.Unlock()
	// A bar that is full is removed: it is so only in the end.
	l.bar.SetTotal(int64(s.Total)+1, false)
	l.bar.SetCurrent(int64(s.Done))
}

// Close gives the terminal back.
func (l *Live) Close() error {
	l.bar.Abort(true)
	l.progress.Wait()
	return nil
}

func (l *Live) snapshot() Snapshot {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now
}

func (l *Live) counts(decor.Statistics) string {
	s := l.snapshot()
	if s.Total == 0 {
		return "tests "
	}
	return fmt.Sprintf("%d of %d tests ", s.Done, s.Total)
}

func (l *Live) needs(decor.Statistics) string {
	s := l.snapshot()
	text := " " + amount.Of(s.Slots, "slot")
	if s.Memory > 0 {
		text += ", " + amount.Bytes(s.Memory)
	}
	if s.Building > 0 {
		text += fmt.Sprintf(", %d to build", s.Building)
	}
	return text
}

// running returns what fills the lines below the bar.
func (l *Live) running() []mpb.BarFiller {
	fill := make([]mpb.BarFiller, shownRunning)
	for i := range fill {
		fill[i] = mpb.BarFillerFunc(func(w io.Writer, stat decor.Statistics) error {
			text := ""
			if s := l.snapshot(); i < len(s.Running) {
				r := s.Running[i]
				text = fit(fmt.Sprintf("  %6.1fs  %s.%s", r.For.Seconds(), r.Package, r.Test), stat.AvailableWidth-1)
			}
			_, err := fmt.Fprintln(w, text)
			return err
		})
	}
	return fill
}

// fit cuts the middle out of a line that is too long. Width is in columns, of
// which a wide character takes two.
func fit(text string, width int) string {
	if width <= 0 || runewidth.StringWidth(text) <= width {
		return text
	}
	half := (width - 1) / 2
	return runewidth.Truncate(text, width-1-half, "") + "…" + runewidth.TruncatePrefix(text, half, "")
}
