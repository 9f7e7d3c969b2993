package main

import (
	"bufio"
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/account"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

// explain is the command isolint explain: what tests of a name hold, by which
// calls, with whom they collide, and what would free them.
func (c *command) explain(ctx context.Context, args []string) int {
	return c.find(ctx, "explain", args, c.explainSelected)
}

func (c *command) explainSelected(ctx context.Context, r *runner.Runner, sel *runner.Selection, opts *testOptions) int {
	seen, err := c.inspect(ctx, r, sel)
	if err != nil {
		return c.fail(err)
	}
	out := bufio.NewWriter(c.stdout)
	book := account.NewBook(seen.Held, seen.Findings)
	pkg, name := splitTest(opts.test)
	found := false
	var names []string
	for _, p := range sel.Packages {
		for _, part := range seen.Held[p.Path] {
			for _, t := range part.Tests {
				names = append(names, t.Name)
				if t.Name == name && (pkg == "" || pkg == p.Path || strings.HasSuffix(p.Path, "/"+pkg)) {
					found = true
					book.Of(p.Path, t).Text(out, c.dir) // whose error is that of Flush
				}
			}
		}
	}
	if err := out.Flush(); err != nil {
		return c.fail(err)
	}
	if !found && seen.Broken {
		return c.fail(fmt.Errorf("there is no test %s in the packages that could be analysed", opts.test))
	}
	if !found {
		return c.usage("there is no test %s in these packages%s", opts.test, nearest.Hint(name, names))
	}
	return told(seen)
}

// splitTest splits what isolint and go test call a test, a/b.TestC/sub, into its package, which
// may be missing, and the name of the test that go test lists.
func splitTest(text string) (pkg, name string) {
	if m := testName.FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return "", text
}

var testName = regexp.MustCompile(`^(?:(.*?)\.)??((?:Test|Fuzz|Example)[^./]*)(?:/.*)?$`)
