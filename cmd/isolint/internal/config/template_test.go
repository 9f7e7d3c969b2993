package config

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var seen = []Observation{
	{SeenTag, "e2e.slow", "e2e_slow", 1, []string{"a_test.go"}},
	{SeenTag, "integration", "integration", 2, []string{"a_test.go", "b_test.go"}},
	{SeenShort, "", "slow", 7, []string{"a_test.go", "b_test.go", "c_test.go", "d_test.go"}},
	{SeenImport, "example.com/x", "use_real_models", 1, []string{"a_test.go"}},
	{SeenMark, "e2e_slow", "e2e_slow", 1, []string{"a_test.go"}},
	{SeenMark, "gpu", "gpu", 1, []string{"a_test.go"}},
}

// example is a line that is valid without its #.
var example = regexp.MustCompile(`(?m)^#(\S|  )`)

// What init writes is valid as it is and with its examples, which leave no part
// of the schema out.
func TestInitial(t *testing.T) {
	t.Parallel()
	for _, observations := range [][]Observation{nil, seen, seen[3:4]} {
		text := Initial(observations)
		if !slices.Equal(text, Initial(observations)) {
			t.Error("not the same twice")
		}
		c, err := Parse(Name, text, analyzers)
		if err != nil {
			t.Errorf("%v\n%s", err, text)
			continue
		}
		if len(observations) == 0 && len(c.Stages)+len(c.MarkRules) > 0 || len(c.Marks) < 3 {
			t.Errorf("%s", text)
		}
		c, err = Parse(Name, example.ReplaceAll(text, []byte("$1")), analyzers)
		if err != nil {
			t.Errorf("with examples: %v\n%s", err, text)
			continue
		}
		if len(c.MarkRules) == 0 || len(c.Heavy) == 0 || len(c.Pools) == 0 || len(c.Stages) == 0 ||
			len(c.Profiles) == 0 || len(c.Analyzers) == 0 {
			t.Errorf("a part of the schema is left out: %+v", c)
		}
	}
}

func TestInitialMarks(t *testing.T) {
	t.Parallel()
	c, err := Parse(Name, Initial(seen), analyzers)
	if err != nil {
		t.Fatal(err)
	}
	want := []Mark{
		{"use_real_models", "loads a real model"},
		{"slow", "takes more than five seconds"},
		{"integration", "talks to real services"},
		{"e2e_slow", "needs the build tag e2e.slow"},
		{"gpu", ""},
	}
	if diff := cmp.Diff(want, c.Marks); diff != "" {
		t.Error(diff)
	}
	if r := c.MarkRules; len(r) != 3 || r[0].BuildTag != "e2e.slow" || r[0].Mark != "e2e_slow" || !r[2].SkippedByShort {
		t.Errorf("%+v", r)
	}
	// Every test has a stage, whatever marks it has.
	for set := range 1 << len(c.Marks) {
		has := func(mark string) bool {
			return set&(1<<slices.IndexFunc(c.Marks, func(m Mark) bool { return m.Name == mark })) != 0
		}
		if !slices.ContainsFunc(c.Stages, func(s Stage) bool { return s.When.Eval(has) }) {
			t.Errorf("no stage for marks %b", set)
		}
	}
}

// The comments say what was seen, how often and where.
func TestInitialComments(t *testing.T) {
	t.Parallel()
	text := string(Initial(seen))
	for _, want := range []string{
		"  # import of example.com/x: 1 test in a_test.go\n  use_real_models: ",
		"  # marked by comments: 1 test in a_test.go\n  gpu:\n",
		"  # build tag integration: 2 tests in a_test.go, b_test.go\n  - {mark: integration, build-tag: integration}\n",
		"  # skipped by -short: 7 tests in 4 files: a_test.go, b_test.go, c_test.go, …\n  - {mark: slow, skipped-by-short: true}\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
