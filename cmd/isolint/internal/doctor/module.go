package doctor

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/gitdiff"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/cmd/isolint/internal/survey"
	"github.com/isolint-go/isolint/passes/table"
)

// configuration reads .isolint.yml.
func (d *Doctor) configuration(ctx context.Context) []Note {
	cfg, err := config.Load(d.Go.Dir, d.Analyzers, d.Shown)
	var problems config.Problems
	switch {
	case errors.As(err, &problems):
		var notes []Note
		for line := range strings.Lines(problems.Error()) {
			notes = append(notes, Note{Problem, config.Name, strings.TrimSpace(line)})
		}
		return notes
	case err != nil:
		return []Note{{Problem, config.Name, oneLine(err.Error())}}
	case cfg.Root == "":
		return nil // there is a note on the module
	case cfg.File == "":
		return []Note{{OK, config.Name, "none; isolint init writes one that fits the module"}}
	}
	name := d.Shown(cfg.File)
	if idle := unusedMarks(ctx, cfg); len(idle) > 0 {
		return []Note{{Warning, config.Name, fmt.Sprintf("%s: no test, rule or heavy call has the mark %s; is it spelt as in the tests?", name, strings.Join(idle, ", "))}}
	}
	return []Note{{OK, config.Name, name}}
}

// unusedMarks are the registered marks that nothing gives to a test. If that takes too
// long to say, there are none.
func unusedMarks(ctx context.Context, cfg *config.Config) []string {
	var left []string
	for _, m := range cfg.Marks {
		rule := slices.ContainsFunc(cfg.MarkRules, func(r config.MarkRule) bool { return r.Mark == m.Name })
		heavy := slices.ContainsFunc(cfg.Heavy, func(h table.Heavy) bool { return h.Mark == m.Name })
		if !rule && !heavy {
			left = append(left, m.Name)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	survey.Tests(os.DirFS(cfg.Root), func(f mark.Func) bool {
		left = slices.DeleteFunc(left, func(name string) bool { return slices.Contains(f.Marks, name) })
		return len(left) > 0 && ctx.Err() == nil
	})
	if ctx.Err() != nil {
		return nil
	}
	return left
}

// git is for -new-from alone.
func (d *Doctor) git(ctx context.Context) Note {
	const about = "git"
	if _, ok := d.Go.LookPath("git"); !ok {
		return Note{Warning, about, "not in PATH; -new-from needs it"}
	}
	shallow, err := gitdiff.Git{Dir: d.Go.Dir, Env: d.Go.Env}.Shallow(ctx)
	switch {
	case err != nil:
		return Note{OK, about, "no repository here, so -new-from does not work"}
	case shallow:
		return Note{Warning, about, "the clone is shallow: -new-from needs the history back to where the branch began (git fetch --unshallow; fetch-depth: 0)"}
	}
	return Note{OK, about, "there is a repository for -new-from"}
}
