package tests

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

const staged = `
marks: {slow: , db: , odd: }
pools:
  heavy: {when: use_real_models, workers: 1}
  any: {when: use_real_models or db}
stages:
  - {name: unit, when: not slow and not db and not use_real_models and not odd}
  - {name: db, when: db}
  - {name: late, when: slow or db, barrier: true}
  - {name: models, when: use_real_models}
profiles:
  dev: {select: not slow}
`

func TestAssign(t *testing.T) {
	t.Parallel()
	tests := []struct{ marks, stage, pool string }{
		{"", "unit", ""},
		{"db", "db", "any"},
		{"slow", "late", ""},
		{"db slow", "db", "any"}, // the first that holds
		{"slow use_real_models", "late", "heavy"},
		{"use_real_models", "models", "heavy"},
		{"odd", "rest", ""},
	}
	c := rules(t, staged)
	for _, tt := range tests {
		stage, pool := Assign(strings.Fields(tt.marks), c)
		if name := Stages(c)[stage].Name; name != tt.stage || pool != tt.pool {
			t.Errorf("%q: stage %q, pool %q, want %q, %q", tt.marks, name, pool, tt.stage, tt.pool)
		}
	}
	none := new(config.Config)
	if stage, pool := Assign([]string{"slow"}, none); stage != 0 || pool != "" || len(Stages(none)) != 1 {
		t.Errorf("without stages: stage %d of %v, pool %q", stage, Stages(none), pool)
	}
	if len(c.Stages) != 4 {
		t.Error("Stages changed the configuration")
	}
}

// marked are two packages with a test for each set of marks.
func marked() []Package {
	return []Package{
		{Package: load.Package{Path: "m/a"}, Tests: []Test{{Name: "TestPlain"}, {Name: "TestSlow", Marks: []string{"slow"}}}},
		{Package: load.Package{Path: "m/b"}, Tests: []Test{
			{Name: "TestDB", Marks: []string{"db"}},
			{Name: "TestDBSlow", Marks: []string{"db", "slow"}},
			{Name: "TestOdd", Marks: []string{"odd"}},
			{Name: "TestModel", Marks: []string{"use_real_models"}},
		}},
	}
}

func TestSelection(t *testing.T) {
	t.Parallel()
	const rest = "1 test is in no stage of .isolint.yml and runs last: m/b.TestOdd"
	tests := []struct {
		name     string
		choice   Choice
		config   string
		want     string
		warnings []string
	}{
		{"all", Choice{}, "", "Plain Slow DB DBSlow Odd Model", nil},
		{"marks", Choice{Marks: "not slow and not db"}, "", "Plain Odd Model", nil},
		{"name", Choice{Run: "DB|Plain", Skip: "Slow$"}, "", "Plain DB", nil},
		{"subtest", Choice{Run: "DB/x", Skip: "Slow/y"}, "", "DB DBSlow", nil},
		{"profile", Choice{Profile: "dev", Run: "DB"}, staged, "DB", nil},
		{"profile and marks", Choice{Profile: "dev", Marks: "db or slow"}, staged, "DB", nil},
		{"stage", Choice{Stage: "db"}, staged, "DB DBSlow", nil},
		{"stage and marks", Choice{Stage: "db", Marks: "slow"}, staged, "DBSlow", nil},
		{"rest", Choice{Stage: "rest"}, staged, "Odd", nil},
		{"unstaged", Choice{}, staged, "Plain Slow DB DBSlow Odd Model", []string{rest}},
		{"all staged", Choice{Marks: "not odd"}, staged, "Plain Slow DB DBSlow Model", nil},
		{"none staged", Choice{}, "stages: [{name: a, when: integration}]", "Plain Slow DB DBSlow Odd Model", []string{
			"6 tests are in no stage of .isolint.yml and run last: m/a.TestPlain, m/a.TestSlow, m/b.TestDB, …",
		}},
		{"unregistered", Choice{Marks: "not slw and not slw and not zzz and not integration"}, "", "Plain Slow DB DBSlow Odd Model", []string{
			`-m: no test has the mark "slw"; did you mean "slow"?`, `-m: no test has the mark "zzz"`,
		}},
		{"nothing", Choice{Marks: "integration"}, staged, "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s, err := NewSelection(tt.choice, rules(t, tt.config))
			if err != nil {
				t.Fatal(err)
			}
			packages := marked()
			selected, warnings := s.Of(packages)
			var names []string
			for _, p := range selected {
				for _, test := range p.Tests {
					names = append(names, strings.TrimPrefix(test.Name, "Test"))
				}
			}
			if got := strings.Join(names, " "); got != tt.want {
				t.Errorf("selected %s, want %s", got, tt.want)
			}
			if diff := cmp.Diff(tt.warnings, warnings); diff != "" {
				t.Errorf("warnings: %s", diff)
			}
			if len(selected) != 2 || selected[0].Path != "m/a" || !slices.EqualFunc(packages, marked(), cmpEqual) {
				t.Errorf("packages %v of %v", selected, packages)
			}
		})
	}
}

func cmpEqual(a, b Package) bool { return cmp.Equal(a, b) }

func TestSelectionErrors(t *testing.T) {
	t.Parallel()
	tests := []struct {
		choice Choice
		config string
		want   string
	}{
		{Choice{Marks: "slow and"}, "", `-m "slow and": column 9: expected a mark, not, or (, found the end`},
		{Choice{Marks: "not db and slwo"}, staged, `-m "not db and slwo": column 12: mark "slwo" is not registered in .isolint.yml; did you mean "slow"?`},
		{Choice{Profile: "devs"}, staged, `-profile devs: .isolint.yml has no such profile; did you mean "dev"?`},
		{Choice{Profile: "everything"}, staged, `-profile everything: .isolint.yml has no such profile; it has dev`},
		{Choice{Profile: "dev"}, "", `-profile dev: .isolint.yml has no such profile; it has no profiles`},
		{Choice{Stage: "untit"}, staged, `-stage untit: .isolint.yml has no such stage; did you mean "unit"?`},
		{Choice{Stage: "zzzzzz"}, staged, `-stage zzzzzz: .isolint.yml has no such stage; it has unit, db, late, models, rest`},
		{Choice{Stage: "rest"}, "", `-stage rest: .isolint.yml has no such stage; it has no stages`},
		{Choice{Run: "("}, "", "invalid regexp for element 0 of -run (\"(\"): error parsing regexp: missing closing ): `(`"},
	}
	for _, tt := range tests {
		_, err := NewSelection(tt.choice, rules(t, tt.config))
		if err == nil {
			t.Errorf("%+v: no error", tt.choice)
			continue
		}
		if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
			t.Error(diff)
		}
	}
}
