package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

const testUsage = `usage: isolint test [flags] [packages] [-- arguments for test binaries]

Run the tests of packages (by default the one here), as go test does, with the
verdicts that go test gives. What each test holds, as the analyzers know it,
decides which tests share a process and which never overlap; what earlier runs
have shown decides which start first.

    isolint test ./...                           everything
    isolint test -m 'not slow' ./...             by marks; see 'Marks' in the manual
    isolint test -profile dev ./...              what .isolint.yml calls dev
    isolint test -list ./...                     which tests there are and what they hold
    isolint test -json ./... | gotestsum ...     for other tools

Exit status: 0 all passed, 1 a test failed or did not build, 2 bad usage or
configuration, 3 verdicts were lost to infrastructure, 4 nothing was selected.
`

const planUsage = `usage: isolint plan [flags] [packages]

Print how isolint test with the same flags would run: the batches in the order of
their starts, what their tests share, and how long it would take if every test took
as long as it did before. Nothing is built or run.
`

const conflictsUsage = `usage: isolint conflicts [flags] [packages]

Print which tests get in each other's way, and over what, in the packages (by
default of the module): those that must never run at the same time, as they hold the
same file, port or database, in whichever packages they are, and those of one package
that see what another one leaves changed. Nothing is built or run.

    isolint conflicts                            a table
    isolint conflicts -json                      for other tools
    isolint conflicts -dot | dot -Tsvg >c.svg    as a picture
    isolint conflicts -strict                    also what only forbids t.Parallel
`

const explainUsage = `usage: isolint explain [flags] TEST [packages]

Print all that a test holds, by which calls, with whom it collides, and what would
free it. Packages are by default those of the module. Nothing is built or run.
`

const parallelUsage = `usage: isolint parallel [-fix] [flags] [packages]

Print which tests may call t.Parallel: of which all is known, and that neither change
anything nor see what another test changes. Packages are by default those of the module.

    isolint parallel            the tests, and what would free the most others
    isolint parallel -v         also what keeps the others from it
    isolint parallel -fix       add the calls; then run the tests with -race -count=5
`

// testHelp prints the usage of a command that selects tests, with the flags as
// they are defined.
func testHelp(name, usage string) func(*command) int {
	return func(c *command) int {
		fmt.Fprint(c.stdout, usage)
		o := &testOptions{Options: defaultTestOptions(), traceback: "full"}
		for _, group := range o.flagGroups(name) {
			fs := flag.NewFlagSet("", flag.ContinueOnError)
			group.add(fs)
			fmt.Fprintf(c.stdout, "\n%s:\n", group.title)
			writeFlags(c.stdout, fs)
		}
		return statusClean
	}
}

// writeFlags lists flags, one a line.
func writeFlags(out io.Writer, fs *flag.FlagSet) {
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		if usage != "" {
			fmt.Fprintf(w, "  %s\t%s\n", strings.TrimSpace("-"+f.Name+" "+value), usage)
		}
	})
	w.Flush()
}
