package tests

import (
	"fmt"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/expr"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
)

// A Choice is which tests a command line asks for. What is empty asks for
// nothing in particular.
type Choice struct {
	Run, Skip string // -run, -skip
	Marks     string // -m: an expression of marks
	Profile   string // -profile: one that the configuration has
	Stage     string // -stage
}

// A Selection decides which tests run: those that all of a Choice holds for.
type Selection struct {
	Matcher *Matcher // for the flags of the binaries

	config *config.Config
	marks  expr.Expr // of -m; zero if it is not given
	needs  []expr.Expr
	stages []config.Stage
	stage  string
}

// NewSelection reads a choice. Its errors are faults of the command line.
func NewSelection(choice Choice, c *config.Config) (*Selection, error) {
	s := &Selection{config: c, stages: Stages(c), stage: choice.Stage}
	var err error
	if s.Matcher, err = NewMatcher(choice.Run, choice.Skip); err != nil {
		return nil, err
	}
	if choice.Marks != "" {
		if s.marks, err = parseMarks(choice.Marks, c); err != nil {
			return nil, fmt.Errorf("-m %q: %w", choice.Marks, err)
		}
		s.needs = append(s.needs, s.marks)
	}
	if choice.Profile != "" {
		var names []string
		for _, p := range c.Profiles {
			names = append(names, p.Name)
		}
		i := slices.Index(names, choice.Profile)
		if i < 0 {
			return nil, unknown("profile", choice.Profile, names)
		}
		s.needs = append(s.needs, c.Profiles[i].Select)
	}
	if choice.Stage != "" {
		var names []string
		for _, stage := range s.stages {
			if stage.Name != "" {
				names = append(names, stage.Name)
			}
		}
		if !slices.Contains(names, choice.Stage) {
			return nil, unknown("stage", choice.Stage, names)
		}
	}
	return s, nil
}

// parseMarks reads an expression. With a registry of marks it may use no other.
func parseMarks(text string, c *config.Config) (expr.Expr, error) {
	x, err := expr.Parse(text)
	if err != nil || !c.HasMarks {
		return x, err
	}
	known := c.MarkNames()
	for _, name := range x.Names() {
		if !slices.Contains(known, name.Mark) {
			return x, &expr.Error{Column: name.Column, Message: fmt.Sprintf("mark %q is not registered in %s%s",
				name.Mark, config.Name, nearest.Hint(name.Mark, known))}
		}
	}
	return x, nil
}

// unknown is the error for a name that the configuration does not have.
func unknown(kind, name string, known []string) error {
	hint := nearest.Hint(name, known)
	switch {
	case len(known) == 0:
		hint = "; it has no " + kind + "s"
	case hint == "":
		hint = "; it has " + strings.Join(known, ", ")
	}
	return fmt.Errorf("-%s %s: %s has no such %s%s", kind, name, config.Name, kind, hint)
}

// Has reports whether a test is selected.
func (s *Selection) Has(t Test) bool {
	if !s.Matcher.Top(t.Name) {
		return false
	}
	for _, x := range s.needs {
		if !holdsFor(t.Marks, x) {
			return false
		}
	}
	if s.stage == "" {
		return true
	}
	stage, _ := Assign(t.Marks, s.config)
	return s.stages[stage].Name == s.stage
}

// Of returns the packages, all of them and in their order, with the selected
// tests only, and warnings about the selection.
func (s *Selection) Of(packages []Package) (selected []Package, warnings []string) {
	selected = slices.Clone(packages)
	for i, p := range packages {
		selected[i].Tests = nil
		for _, t := range p.Tests {
			if s.Has(t) {
				selected[i].Tests = append(selected[i].Tests, t)
			}
		}
	}
	return selected, append(s.unused(packages), s.unstaged(selected)...)
}

// unused warns about marks of -m that no test has: with no registry they may be
// misspelt.
func (s *Selection) unused(packages []Package) []string {
	if s.config.HasMarks || len(s.marks.Names()) == 0 {
		return nil
	}
	seen := make(map[string]bool)
	var marks []string
	for _, p := range packages {
		for _, t := range p.Tests {
			for _, m := range t.Marks {
				if !seen[m] {
					seen[m] = true
					marks = append(marks, m)
				}
			}
		}
	}
	for _, m := range s.config.MarkNames() {
		seen[m] = true // known even where there is none
	}
	var warnings []string
	for _, name := range s.marks.Names() {
		if !seen[name.Mark] {
			seen[name.Mark] = true // said once
			warnings = append(warnings, fmt.Sprintf("-m: no test has the mark %q%s", name.Mark, nearest.Hint(name.Mark, marks)))
		}
	}
	return warnings
}

// shownRest is how many tests the warning about the rest names.
const shownRest = 3

// unstaged warns about tests that are in no stage.
func (s *Selection) unstaged(selected []Package) []string {
	if len(s.config.Stages) == 0 || s.stage != "" {
		return nil
	}
	var names []string
	for _, p := range selected {
		for _, t := range p.Tests {
			if stage, _ := Assign(t.Marks, s.config); stage == len(s.config.Stages) {
				names = append(names, p.Path+"."+t.Name)
			}
		}
	}
	count, verb, shown, more := "1 test is", "runs", names, ""
	switch {
	case len(names) == 0:
		return nil
	case len(names) > 1:
		count, verb = fmt.Sprintf("%d tests are", len(names)), "run"
	}
	if len(shown) > shownRest {
		shown, more = shown[:shownRest], ", …"
	}
	return []string{fmt.Sprintf("%s in no stage of %s and %s last: %s%s", count, config.Name, verb, strings.Join(shown, ", "), more)}
}
