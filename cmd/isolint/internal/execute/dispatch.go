package execute

import (
	"context"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// A dispatcher is a run. Its state belongs to the goroutine of run.
type dispatcher struct {
	Options
	world World

	order    []*pkg // as given
	packages map[string]*pkg
	queue    *plan.Queue
	slots    *slots
	width    *width
	running  map[int]*proc // by the queue's id
	searcher *searcher     // at work; nil if none is
	messages chan any

	interrupted bool
	failed      bool // something has failed; see FailFast
	incomplete  bool // see Built
	allKnown    bool
	failure     error
	watched     time.Time // when the display was last told
}

// Messages to the dispatcher.
type (
	heard struct { // a process said something
		from  *proc
		event event.Event
	}
	ended struct { // a process has ended
		from *proc
		end  end
	}
	searched struct { // a search for what a test needs has ended
		needs []need
	}
)

func newDispatcher(packages []Package, o Options, w World) (*dispatcher, error) {
	slots, err := newSlots(o.Temp)
	if err != nil {
		return nil, err
	}
	d := &dispatcher{
		Options: o, world: w, packages: make(map[string]*pkg), slots: slots,
		running: make(map[int]*proc), messages: make(chan any, 256),
	}
	d.width = newWidth(o.Width, o.Serial)
	limits := o.Limits
	limits.CPUs = d.width.cpus
	d.queue = plan.NewQueue(limits)
	for _, p := range packages {
		one := newPkg(d, p)
		d.order = append(d.order, one)
		d.packages[p.Path] = one
	}
	return d, nil
}

func (d *dispatcher) close() { d.slots.close() }

// refresh is how often the display is told.
const refresh = 100 * time.Millisecond

// tick is how often the dispatcher looks at the clock, and at what runs.
const tick = 25 * time.Millisecond

func (d *dispatcher) run(ctx context.Context) (Outcome, error) {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	built, known, done, kill := d.world.Built, d.world.Known, ctx.Done(), d.world.Kill
	for !d.finished(built == nil) {
		select {
		case b, ok := <-built:
			if !ok {
				built = nil
				d.allBuilt()
				break
			}
			d.built(b)
		case k, ok := <-known:
			if !ok {
				known, d.allKnown = nil, true
				d.begin()
				break
			}
			if p := d.packages[k.Package]; p != nil {
				p.know(k)
			}
			d.begin()
		case m := <-d.messages:
			d.take(m)
		case <-done:
			done = nil
			d.interrupt()
		case <-kill:
			kill = nil
			d.killAll()
		case <-ticker.C:
			d.look()
		}
		d.start()
	}
	return d.outcome(), d.failure
}

func (d *dispatcher) take(m any) {
	switch m := m.(type) {
	case heard:
		m.from.hear(m.event)
	case ended:
		d.ended(m.from, m.end)
	case searched:
		s := d.searcher
		d.searcher = nil
		d.slots.release(s.slot)
		s.explained(m.needs)
	}
}

// finished reports whether nothing runs and nothing is to come.
func (d *dispatcher) finished(allBuilt bool) bool {
	if len(d.running) > 0 || slices.ContainsFunc(d.order, func(p *pkg) bool { return p.seeks }) {
		return false
	}
	if d.stopped() {
		return true
	}
	waits := func(p *pkg) bool { return p.attempt == 0 && !p.over && p.binary != "" }
	return allBuilt && d.queue.Len() == 0 && !slices.ContainsFunc(d.order, waits)
}

func (d *dispatcher) outcome() Outcome {
	o := Outcome{Interrupted: d.interrupted}
	for _, p := range d.order {
		if !p.over {
			o.NotRun += len(p.Tests) - len(p.verdicts)
			p.abandon()
		}
	}
	return o
}

// built takes a binary. Nothing waits for what is known of its tests: a package
// of which nothing is known runs whole, as under go test.
func (d *dispatcher) built(b Built) {
	if b.Said != nil {
		d.emit(*b.Said)
		return
	}
	if b.Incomplete {
		d.incomplete = true
		return
	}
	p := d.packages[b.Package]
	if p == nil || p.over || p.binary != "" {
		return
	}
	if b.Binary == "" {
		p.notBuilt(b.Failed, b.Setup)
		return
	}
	p.binary = b.Binary
	if b.Known != nil {
		p.know(b.Known)
	}
	p.awaits = b.Await
	d.begin()
}

// begin begins the packages whose turn it is.
func (d *dispatcher) begin() {
	for _, p := range d.order {
		if d.stopped() {
			return
		}
		if p.attempt == 0 && !p.over && p.binary != "" && (!p.awaits || p.known != nil || d.allKnown) {
			p.begin()
		}
		if d.Serial && !p.over && !p.NoFiles {
			return
		}
	}
}

// stopped reports whether nothing more is to start.
func (d *dispatcher) stopped() bool { return d.interrupted || d.FailFast && d.failed }

// allBuilt ends the packages that have no test files. If it is not known that they build,
// nothing is said of them; the error of the go command is.
func (d *dispatcher) allBuilt() {
	d.queue.Close()
	if d.incomplete {
		return
	}
	for _, p := range d.order {
		if p.NoFiles && !p.over {
			p.noFiles()
		}
	}
}

// start starts what may start now.
func (d *dispatcher) start() {
	if d.searcher != nil {
		return
	}
	d.search()
	for !d.stopped() && len(d.running) < d.width.limit() {
		id, b, ok := d.queue.Next()
		if !ok {
			return
		}
		d.launch(id, b)
	}
}

func (d *dispatcher) launch(id int, b plan.Batch) {
	p := d.packages[b.Package]
	proc, err := p.launch(id, b)
	if err != nil {
		d.queue.Done(id)
		p.broken(err)
		return
	}
	d.running[id] = proc
}

func (d *dispatcher) ended(proc *proc, e end) {
	delete(d.running, proc.id)
	d.queue.Done(proc.id)
	d.slots.release(proc.slot)
	proc.pkg.ended(proc, e)
	if d.Serial {
		d.begin()
	}
}

// look does what the clock asks for.
func (d *dispatcher) look() {
	for _, proc := range d.running {
		proc.look(time.Now())
	}
	if d.width.adapt(d.queue.Len() > 0) {
		d.queue.SetCPUs(d.width.cpus)
	}
	if d.world.Watch != nil && time.Since(d.watched) >= refresh {
		d.watched = time.Now()
		d.world.Watch(d.snapshot())
	}
}

// interrupt lets nothing more start.
func (d *dispatcher) interrupt() {
	d.interrupted = true
	if d.searcher != nil {
		d.searcher.stop()
	}
}

func (d *dispatcher) killAll() {
	d.interrupt()
	if d.searcher != nil {
		d.searcher.kill()
	}
	for _, proc := range d.running {
		proc.kill("the run was interrupted")
	}
}

func (d *dispatcher) emit(e event.Event) {
	if e.Time == nil && e.ImportPath == "" {
		now := time.Now()
		e.Time = &now
	}
	if err := d.world.Events.Handle(e); err != nil && d.failure == nil {
		d.failure = err // nobody hears of the verdicts any more
		d.killAll()
	}
}

func (d *dispatcher) warn(text string) {
	if d.world.Warn != nil {
		d.world.Warn(text)
	}
}
