package fingerprint

import (
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

func TestEssence(t *testing.T) {
	t.Parallel()
	for message, want := range map[string]string{
		"TestA changes x and leaves it changed (TestB reads it); restore it with t.Cleanup":                                "TestA changes x and leaves it changed",
		"TestA does not restore x when it fails at line 12 (TestB reads it); use t.Cleanup":                                "TestA does not restore x when it fails",
		"TestA reaches (*model.T).Load (loads a model, 4GiB) without a mark; add one":                                      "TestA reaches (*model.T).Load without a mark",
		"TestA writes the fixed path $TMPDIR/a (1); use t.TempDir()":                                                       "TestA writes the fixed path $TMPDIR/a",
		"TestA binds the fixed tcp port 80 (TestB binds it too); listen on port 0; m/b.TestC (b/c_test.go:9) holds it too": "TestA binds the fixed tcp port 80",
		"x runs net.Dial (dials) before main; do it on first use (paid by 2 test packages)":                                "x runs net.Dial before main",
		`mark "slwo" is not registered in ../../.isolint.yml; did you mean "slow"?`:                                        `mark "slwo" is not registered in .isolint.yml`,
		"a timeline at linear places": "a timeline at linear places",
	} {
		if got := essence(message); got != want {
			t.Errorf("%s: got %q, want %q", message, got, want)
		}
	}
}

// A finding that has moved, or that is seen from elsewhere, has the same key.
func TestOf(t *testing.T) {
	t.Parallel()
	before := finding.Finding{
		Package: "m/a", Analyzer: "globalmutation", Category: "pollutes",
		Pos: finding.Position{File: "/home/one/a/a_test.go", Line: 12, Column: 2}, Message: "TestA changes x (TestB reads it)",
	}
	after := before
	after.Pos = finding.Position{File: "/home/two/a/a_test.go", Line: 99, Column: 4}
	after.Message = "TestA changes x (TestC reads it)"
	if Of(before, "TestA") != Of(after, "TestA") {
		t.Errorf("%v and %v", Of(before, "TestA"), Of(after, "TestA"))
	}
	if Of(before, "TestA") == Of(before, "TestB") {
		t.Error("the function does not count")
	}
}

func TestSums(t *testing.T) {
	t.Parallel()
	a, b := Key{Package: "p", Message: "a"}, Key{Package: "p", Message: "b"}
	sums := Sums([]Key{a, b, a})
	if sums[0] == sums[1] || sums[0] == sums[2] {
		t.Errorf("equal sums: %v", sums)
	}
	again := Sums([]Key{b, a, a})
	if again[0] != sums[1] || again[1] != sums[0] || again[2] != sums[2] {
		t.Errorf("%v, and in another order %v", sums, again)
	}
}
