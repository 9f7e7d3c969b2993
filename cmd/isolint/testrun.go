package main

import (
	"context"
	"errors"
	"os"
	"syscall"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
	"github.com/isolint-go/isolint/cmd/isolint/internal/testreport"
)

// A display shows a run.
type display struct {
	event.Tee
	tally *testreport.Tally
	junit *testreport.JUnit
	watch func(execute.Snapshot) // may be nil
	close func() error
}

// runTests runs what was selected and returns the exit status.
func (c *command) runTests(ctx context.Context, r *runner.Runner, sel *runner.Selection, opts *testOptions) int {
	if err := process.Adopt(); err != nil {
		c.warn("what tests leave behind is not found: " + err.Error())
	}
	if process.Unsupported != "" {
		c.warn(process.Unsupported)
	}
	d := c.display(sel, opts)
	r.Events, r.Watch = d, d.watch
	outcome, err := r.Run(ctx, sel)
	closed := d.close()
	if err := errors.Join(err, closed); err != nil {
		if errors.Is(err, syscall.EPIPE) {
			return statusFailed // nobody listens
		}
		return c.fail(err)
	}
	if !opts.json {
		s := testreport.Summary{Slowest: opts.durations, Failures: len(sel.Packages) > 1, NotRun: outcome.NotRun}
		if err := s.Write(c.stdout, d.tally); err != nil {
			return c.fail(err)
		}
	}
	if opts.junit != "" {
		if err := writeJUnit(opts.junit, d.junit); err != nil {
			return c.fail(err)
		}
	}
	if outcome.Interrupted {
		c.warn("interrupted")
		return statusFailed
	}
	return testStatus(d.tally)
}

// testStatus is the one place that decides the exit status of a test run.
func testStatus(t *testreport.Tally) int {
	switch {
	case len(t.Lost) > 0:
		return statusLost
	case !t.OK():
		return statusFailed
	}
	return statusClean
}

// display chooses how the run is shown.
func (c *command) display(sel *runner.Selection, opts *testOptions) *display {
	d := &display{tally: testreport.NewTally(), close: func() error { return nil }}
	traceback, _ := testreport.ParseTraceback(opts.traceback) // was checked
	o := testreport.Options{Verbose: opts.verbose, Single: len(sel.Packages) == 1, Traceback: traceback}
	d.Tee = event.Tee{d.tally}
	if opts.junit != "" {
		d.junit = testreport.NewJUnit()
		d.Tee = append(d.Tee, d.junit)
	}
	switch terminal, ok := c.stdout.(*os.File); {
	case opts.json:
		d.Tee = append(d.Tee, event.NewEncoder(c.stdout))
	case ok && c.terminal(c.stdout):
		live := testreport.NewLive(terminal, o)
		d.Tee = append(d.Tee, live)
		d.watch = func(s execute.Snapshot) { live.Update(snapshot(s)) }
		d.close = live.Close
	default:
		plain := testreport.NewPlain(c.stdout, o)
		d.Tee = append(d.Tee, plain)
		d.close = plain.Close
	}
	return d
}

// snapshot hands on what the dispatcher sees to what shows it.
func snapshot(s execute.Snapshot) testreport.Snapshot {
	out := testreport.Snapshot{Done: s.Done, Total: s.Total, Slots: s.Slots, Memory: s.Memory, Building: s.Building}
	for _, r := range s.Running {
		out.Running = append(out.Running, testreport.Running(r))
	}
	return out
}

func writeJUnit(name string, j *testreport.JUnit) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(j.Write(f), f.Close())
}
