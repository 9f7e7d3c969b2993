// Package doctor looks at what isolint works with: the go command and its settings, the
// caches, the module and its configuration, git, programs that isolint was built into,
// the machine. It says what is wrong and what to do, in a line for each, and changes
// nothing. What a run would find out by itself, and say as well, is left to that.
package doctor

import (
	"context"
	"debug/buildinfo"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// Level says how bad a Note is.
type Level uint8

const (
	OK      Level = iota // nothing to do
	Warning              // something will be other than expected
	Problem              // something will not work
)

func (l Level) String() string { return [...]string{"ok", "warning", "problem"}[l] }

// A Note is what came of one check.
type Note struct {
	Level Level
	About string
	Text  string // what is, and what to do about it
}

// Self is the isolint that is running.
type Self struct {
	Version string // as in build information
	Go      string // what it was built with, such as go1.26.1
}

// A Doctor knows where to look.
type Doctor struct {
	Go        load.Go // where the command runs, and its environment
	Self      Self
	Cache     string        // isolint's own
	Keeps     time.Duration // what of it no run has used
	Analyzers []string      // that may be configured
	Shown     func(file string) string
	// BuildInfo reads what a program was built from.
	BuildInfo func(file string) (*buildinfo.BuildInfo, error)
	Machine   Machine
}

// Module and Command are isolint's.
const (
	Module  = "github.com/isolint-go/isolint"
	Command = Module + "/cmd/isolint"
)

// Examine makes all checks, in a fixed order.
func (d *Doctor) Examine(ctx context.Context) []Note {
	notes := []Note{d.self()}
	// No toolchain is to be fetched for a question.
	local := load.Go{Dir: d.Go.Dir, Env: append(d.Go.Env[:len(d.Go.Env):len(d.Go.Env)], "GOTOOLCHAIN=local")}
	goCache, standIn := d.goCache(ctx, local)
	if standIn != "" {
		defer os.RemoveAll(standIn)
		local.Env = append(local.Env, "GOCACHE="+standIn)
	}
	env, err := local.Environment(ctx)
	if err != nil {
		notes = append(notes, Note{Problem, "go", oneLine(err.Error())})
	} else {
		mod := d.module(ctx, local, env)
		notes = append(notes, d.goCommand(env, mod))
		notes = append(notes, d.goFlags(env)...)
		notes = append(notes, goCache)
		notes = append(notes, mod.note)
		notes = append(notes, d.tool(mod)...)
	}
	notes = append(notes, cache("isolint's cache", d.Cache, d.Keeps))
	notes = append(notes, d.configuration(ctx)...)
	notes = append(notes, d.git(ctx))
	notes = append(notes, d.linters()...)
	notes = append(notes, d.editors()...)
	return append(notes, d.Machine.notes()...)
}

func (d *Doctor) self() Note {
	return Note{OK, "isolint", fmt.Sprintf("%s, built with %s", d.Self.Version, d.Self.Go)}
}

// Write prints notes, and how many of them are bad.
func Write(out io.Writer, notes []Note) error {
	var count [Problem + 1]int
	var b strings.Builder
	for _, n := range notes {
		count[n.Level]++
		fmt.Fprintf(&b, "%-7s  %s: %s\n", n.Level, n.About, n.Text)
	}
	fmt.Fprintf(&b, "%s, %s\n", amount.Of(count[Problem], "problem"), amount.Of(count[Warning], "warning"))
	_, err := io.WriteString(out, b.String())
	return err
}

// Sick reports whether there is a problem.
func Sick(notes []Note) bool {
	for _, n := range notes {
		if n.Level == Problem {
			return true
		}
	}
	return false
}

// oneLine joins the lines of a message.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
