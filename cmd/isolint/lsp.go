package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/lsp"
)

const lspUsage = `usage: isolint lsp [-strict] [-tags tags]

Serve an editor over stdin and stdout by the Language Server Protocol, beside the
language server that it has for Go: findings as they arise, saved or not, with fixes
and other actions; over the name of a test what it holds, and above each whether it is
isolated. The editor starts it; docs/editors.md says how. Which module a file belongs
to it finds by itself, and .isolint.yml counts as for isolint ./...

Flags:
`

// typing is how long nobody must have typed before a document is analysed.
const typing = 200 * time.Millisecond

// lsp is the command isolint lsp.
func (c *command) lsp(ctx context.Context, args []string) int {
	opts, err := lspOptions(args)
	if errors.Is(err, flag.ErrHelp) {
		return c.help([]string{"lsp"})
	}
	if err != nil {
		return c.usage("%v", err)
	}
	tool, err := os.Executable()
	if err != nil {
		return c.fail(err)
	}
	// An editor that has gone is no reason to end before what was started has.
	ctx, stop := untilHangup(ctx)
	defer stop()

	e := &editorLinter{command: c, opts: opts, tool: tool}
	urls := make(map[string]string)
	for _, a := range c.suite.All {
		urls[a.Name] = a.URL
	}
	server := &lsp.Server{
		Env: c.env, Analyse: e.analyse, Configure: e.configure, URLs: urls,
		Version: moduleVersion(), Delay: typing, Stderr: c.stderr,
	}
	orderly, err := server.Run(ctx, c.stdin, c.stdout)
	switch {
	case err != nil:
		return c.fail(err)
	case !orderly:
		return statusFindings // as the protocol has it
	}
	return statusClean
}

func lspOptions(args []string) (options, error) {
	var opts options
	fs := opts.lspFlagSet()
	fs.Bool("stdio", true, "") // some editors give it to every server
	if err := fs.Parse(args); err != nil {
		return opts, describeFlagError(err, fs)
	}
	if fs.NArg() > 0 {
		return opts, errors.New("lsp takes no packages: it looks at those of the files that are open")
	}
	return opts, nil
}

func (o *options) lspFlagSet() *flag.FlagSet {
	fs := flag.NewFlagSet("isolint lsp", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.BoolVar(&o.strict, "strict", false, "report also what is undone but forbids running in parallel, and advice")
	fs.StringVar(&o.tags, "tags", "", "comma-separated build `tags`")
	return fs
}

// An editorLinter lints packages as the command does, for an editor.
type editorLinter struct {
	*command
	opts options
	tool string
}

func (e *editorLinter) configure(dir string) (*config.Config, error) {
	return config.Load(dir, e.analyzerNames(), func(file string) string { return file })
}

func (e *editorLinter) analyse(ctx context.Context, r lsp.Request) (*lsp.Result, error) {
	c := &command{dir: r.Dir, env: r.Env, stdout: io.Discard, stderr: io.Discard, suite: e.suite}
	l := &linter{command: c, opts: e.opts, tool: e.tool, unsaved: r.Unsaved, brief: true}
	l.opts.patterns = r.Patterns
	var err error
	if l.config, err = e.configure(r.Dir); err != nil {
		return nil, err
	}
	req, err := l.request()
	if err != nil {
		return nil, err
	}
	res, err := l.analyse(ctx, req)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(res.Findings)
	return &lsp.Result{Result: res, All: all}, l.choose(ctx, req, res)
}
