package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// slowInit is the category of findings that the command adds to.
const slowInit = "slow-init"

// filter keeps the findings that are wanted. The tool that go vet runs always
// reports everything: if it had to know what is wanted, every change of it
// would make go vet forget all results.
func (l *linter) filter(all []finding.Finding) []finding.Finding {
	kept := all[:0]
	for _, f := range all {
		on, named := l.opts.enabled(f.Analyzer)
		severity := l.config.Analyzers[f.Analyzer].Severity
		switch {
		case !on, analyzers.StrictOnly(f.Category) && !l.opts.strict,
			severity == config.Off && !named, // the command line overrides the file
			l.config.Excludes(f.Analyzer, f.Pos.File, f.Package):
			continue
		}
		f.Warning = severity == config.Warning
		kept = append(kept, f)
	}
	return kept
}

// markAnalyzer is the analyzer that reports wrong marks. Whether a mark is
// registered only the command can tell, but for users it is the same fault.
const markAnalyzer = "badmark"

// collectMarks starts to look for marks, if the configuration says anything of them;
// the function it returns waits for what is wrong with them.
func (l *linter) collectMarks(ctx context.Context, req load.Request) func() ([]finding.Finding, error) {
	if !l.config.HasMarks && len(l.config.Stages) == 0 {
		return func() ([]finding.Finding, error) { return nil, nil }
	}
	type outcome struct {
		marks []load.Mark
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		marks, err := load.Marks(ctx, req)
		done <- outcome{marks, err}
	}()
	return func() ([]finding.Finding, error) {
		out := <-done
		return append(l.unregistered(out.marks), l.contradictory(out.marks)...), out.err
	}
}

// unregistered returns the findings on marks that a registry, if there is one, does
// not list.
func (l *linter) unregistered(marks []load.Mark) []finding.Finding {
	var fs []finding.Finding
	for _, m := range marks {
		message, bad := mark.Unregistered(m.Name, l.relative(l.config.File), l.config)
		if !bad {
			continue
		}
		end := m.Pos
		if end.Column > 0 {
			end.Column += len(m.Name)
		}
		fs = append(fs, finding.Finding{
			Package:  m.Package,
			Analyzer: markAnalyzer,
			Pos:      m.Pos,
			End:      end,
			Message:  message,
		})
	}
	return fs
}

// shownPayers is how many packages a message names.
const shownPayers = 3

// namePayers adds to the findings on slow package initialisation which test
// binaries pay for it.
func (l *linter) namePayers(ctx context.Context, req load.Request, fs []finding.Finding) error {
	var slow []string
	for _, f := range fs {
		if f.Category == slowInit {
			slow = append(slow, f.Package)
		}
	}
	if len(slow) == 0 {
		return nil
	}
	if l.config.Root != "" {
		req.Dir, req.Patterns = l.config.Root, []string{"./..."}
	}
	slices.Sort(slow)
	payers, err := load.Payers(ctx, req, slices.Compact(slow))
	if err != nil {
		return err
	}
	for i := range fs {
		// A test file is linked into the tests beside it alone.
		who := payers[fs[i].Package]
		if fs[i].Category == slowInit && len(who) > 0 && !testfuncs.IsTestFile(fs[i].Pos.File) {
			fs[i].Message += paidBy(who)
		}
	}
	return nil
}

func paidBy(packages []string) string {
	noun, more := "packages", ""
	if len(packages) == 1 {
		noun = "package"
	}
	shown := packages
	if len(shown) > shownPayers {
		shown, more = shown[:shownPayers], ", …"
	}
	return fmt.Sprintf(" (paid by %d test %s: %s%s)", len(packages), noun, strings.Join(shown, ", "), more)
}
