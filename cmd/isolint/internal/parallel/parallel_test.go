package parallel

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// test is a test that may be edited, with holds written as "w resource", "l" for
// one that is left so, "r" for a read.
func test(name string, holds ...string) manifest.Test {
	t := manifest.Test{Name: name, Body: &manifest.Body{File: "a_test.go", Offset: 1, T: "t"}}
	for _, h := range holds {
		how, resource, _ := strings.Cut(h, " ")
		t.Holds = append(t.Holds, manifest.Hold{Resource: resource, Write: how != "r", Left: how == "l"})
	}
	return t
}

func parallelTest(name string, holds ...string) manifest.Test {
	t := test(name, holds...)
	t.Parallel, t.Body = true, nil
	return t
}

func unknown(t manifest.Test) manifest.Test {
	t.Unknown = true
	return t
}

// judged is what is said of each test: "may", "is", or why not.
func judged(parts ...*manifest.Package) map[string]string {
	out := make(map[string]string)
	for _, v := range Judge("m", parts) {
		switch {
		case v.Is:
			out[v.Test] = "is"
		case v.May():
			out[v.Test] = "may"
		case len(v.Blockers) == 0:
			out[v.Test] = "no place"
		default:
			out[v.Test] = v.Blockers[0].Why
		}
	}
	return out
}

func part(tests ...manifest.Test) *manifest.Package {
	return &manifest.Package{Path: "m", Tests: tests}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	noBody := test("TestA")
	noBody.Body = nil
	memo := test("TestA")
	memo.Memo = true
	for name, c := range map[string]struct {
		parts []*manifest.Package
		want  map[string]string
	}{
		"nothing held": {
			parts: []*manifest.Package{part(test("TestA"), parallelTest("TestB", "w v"), noBody)},
			want:  map[string]string{"TestA": "no place", "TestB": "is"},
		},
		"read by all": {
			parts: []*manifest.Package{part(test("TestA", "r v"), test("TestB", "r v"))},
			want:  map[string]string{"TestA": "may", "TestB": "may"},
		},
		"put back before parallel tests run": {
			parts: []*manifest.Package{part(test("TestA", "r v"), test("TestB", "w v"))},
			want:  map[string]string{"TestA": "may", "TestB": "changes v"},
		},
		"left, so that order counts": {
			parts: []*manifest.Package{part(test("TestA", "r v"), test("TestB", "l v"))},
			want:  map[string]string{"TestA": "sees v, which TestB changes", "TestB": "changes v"},
		},
		"changed by a parallel test beside it": {
			parts: []*manifest.Package{part(test("TestA", "r v")), part(parallelTest("TestB", "w v"))},
			want:  map[string]string{"TestA": "sees v, which TestB changes", "TestB": "is"},
		},
		"not all is known of another": {
			parts: []*manifest.Package{part(test("TestA", "r v"), unknown(test("TestB")), test("TestC"))},
			want: map[string]string{
				"TestA": "sees v, and not all is known of what TestB does", "TestB": "calls what cannot be resolved", "TestC": "may",
			},
		},
		"caches": {parts: []*manifest.Package{part(memo)}, want: map[string]string{"TestA": "fills a cache or initialises something lazily"}},
		"the working directory": {
			parts: []*manifest.Package{part(test("TestA"), test("TestB", "l cwd")), part(test("TestC", "w cwd"))},
			want: map[string]string{
				"TestA": "would run after TestB, which leaves cwd changed", "TestB": "changes cwd",
				"TestC": "would run after TestB, which leaves cwd changed",
			},
		},
		"goroutines": {
			parts: []*manifest.Package{part(test("TestA", "r runtime:goroutines"))},
			want:  map[string]string{"TestA": "counts goroutines"},
		},
	} {
		if diff := cmp.Diff(c.want, judged(c.parts...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRepairs(t *testing.T) {
	t.Parallel()
	got := Repairs(Judge("m", []*manifest.Package{part(
		test("TestA", "l v"), test("TestB", "r v"), test("TestC", "r v", "w u"), test("TestD", "w u"), unknown(test("TestE", "w u")), test("TestF"),
	)}))
	// TestB also sees v beside TestE, of which not all is known; but v is changed
	// in any case, so that repairing it is what is told first.
	names := make(map[string][]string)
	for _, r := range got {
		names[r.Resource] = r.Frees
	}
	if diff := cmp.Diff(map[string][]string{"u": {"m.TestD"}, "v": {"m.TestA", "m.TestB"}}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(got) == 0 || got[0].Resource != "v" {
		t.Errorf("order: %v", got)
	}
}
