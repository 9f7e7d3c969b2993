package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"

	"github.com/isolint-go/isolint/cmd/isolint/internal/goplsbuild"
)

const goplsUsage = `usage: isolint gopls [-version V] [-o FILE] [-source DIR]

Build a gopls, the language server that editors use for Go, with isolint's analyzers
inside. Then try it on a small module, and print what to tell editors: VS Code, Neovim,
Helix and Emacs. gopls itself is not changed, its version and its modules are those of
its release; it takes minutes the first time.

    isolint gopls                                the newest gopls that the installed Go builds
    isolint gopls -o ~/bin/gopls-isolint
    isolint gopls -list                          the versions of gopls there are

The isolint that goes in is the one that is called; build gopls anew after an update, and
start it anew after a change of .isolint.yml. See docs/editors.md.

Exit status: 0 built, or listed; 2 not built, bad usage, or interrupted.

Flags:
`

// goplsOptions are the flags of isolint gopls.
type goplsOptions struct {
	version, out, source string
	list                 bool
}

func (o *goplsOptions) flagSet() *flag.FlagSet {
	name := "gopls-isolint"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	fs := flag.NewFlagSet("gopls", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors and help are written by the command
	fs.Usage = func() {}
	fs.StringVar(&o.version, "version", goplsbuild.Latest, "build this `version` of gopls, such as v0.23.0")
	fs.StringVar(&o.out, "o", name, "write it to `file`")
	fs.StringVar(&o.source, "source", "", "build in the isolint of the checkout in `dir`; one that was built from a checkout knows it by itself, mostly")
	fs.BoolVar(&o.list, "list", false, "print which versions of gopls isolint is built into with the installed Go, and build nothing")
	return fs
}

func parseGopls(args []string) (goplsOptions, error) {
	var o goplsOptions
	fs := o.flagSet()
	if err := fs.Parse(args); err != nil {
		return o, describeFlagError(err, fs)
	}
	if fs.NArg() > 0 {
		return o, fmt.Errorf("gopls takes no arguments but flags: %s", fs.Arg(0))
	}
	if err := nonEmpty(fs, "version", "o", "source"); err != nil {
		return o, err
	}
	set := make(map[string]bool)
	fs.Visit(func(f *flag.Flag) { set[f.Name] = true })
	if o.list && (set["version"] || set["o"]) {
		return o, errors.New("-list builds nothing: it goes with neither -version nor -o")
	}
	return o, nil
}
