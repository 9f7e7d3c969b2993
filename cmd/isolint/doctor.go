package main

import (
	"context"
	"debug/buildinfo"
	"runtime"
	"runtime/debug"

	"github.com/isolint-go/isolint/cmd/isolint/internal/doctor"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

const doctorUsage = `usage: isolint doctor

Check what isolint works with, and print a line for each check: ok, warning or
problem, and what to do. Nothing is changed, built or fetched.

    isolint              its version, and what it was built with
    go, GOFLAGS          the go command, and flags that disturb
    caches               can be written to, and how large they are
    module               go.mod, its tool line for isolint, .isolint.yml and its marks
    git                  for -new-from
    golangci-lint, gopls those in PATH, here and at the module's root, and the isolint
                         in them
    processors, memory   what the runner reckons with

Exit status: 0 if there is no problem, warnings or not; 1 if there is one; 2 bad
usage, or interrupted.
`

// doctor is the command isolint doctor.
func (c *command) doctor(ctx context.Context, args []string) int {
	switch {
	case len(args) == 1 && isHelp(args[0]):
		return c.help([]string{"doctor"})
	case len(args) > 0:
		return c.usage("doctor takes no arguments")
	}
	cache, _ := cacheDir() // an empty one is a problem that is told
	d := &doctor.Doctor{
		Go: load.Go{Dir: c.dir, Env: c.env}, Self: self(), Cache: cache, Keeps: runner.Unused,
		Analyzers: c.analyzerNames(), Shown: c.relative, BuildInfo: buildinfo.ReadFile,
		Machine: doctor.Machine{Processors: runtime.NumCPU(), Allowed: runtime.GOMAXPROCS(0), Memory: runner.FreeMemory()},
	}
	notes := d.Examine(ctx)
	if ctx.Err() != nil {
		return statusUnusable // interrupted: whoever did it knows
	}
	if err := doctor.Write(c.stdout, notes); err != nil {
		return c.fail(err)
	}
	if doctor.Sick(notes) {
		return statusProblem
	}
	return statusClean
}

func self() doctor.Self {
	s := doctor.Self{Version: "(unknown)", Go: runtime.Version()}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		s.Version = info.Main.Version
	}
	return s
}
