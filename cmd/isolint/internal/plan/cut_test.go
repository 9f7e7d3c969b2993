package plan

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const ms = time.Millisecond

func test(name string, d time.Duration, holds ...Hold) Test {
	return Test{Name: name, Duration: d, Holds: holds}
}

// shape writes batches as "A B | C".
func shape(batches []Batch) string {
	var parts []string
	for _, b := range batches {
		parts = append(parts, strings.Join(b.Tests, " "))
	}
	return strings.Join(parts, " | ")
}

func TestCut(t *testing.T) {
	t.Parallel()
	var (
		leaves  = Hold{Resource: "var:p.X", Write: true, Left: true}
		changes = Hold{Resource: "var:p.X", Write: true}
		reads   = Hold{Resource: "var:p.X"}
		other   = Hold{Resource: "var:p.Y"}
	)
	tests := []struct {
		name string
		pkg  Package
		opts Options
		want string
	}{
		{"nothing", Package{}, Options{}, ""},
		{"short tests stay together", Package{Tests: []Test{test("A", 90*ms), test("B", 90*ms)}}, Options{}, "A B"},
		{"long ones are spread", Package{Tests: []Test{test("A", 150*ms), test("B", 150*ms), test("C", 150*ms)}}, Options{}, "A | B | C"},
		{"a batch is filled in order", Package{Tests: []Test{test("A", 80*ms), test("B", 80*ms), test("C", 80*ms), test("D", 80*ms)}}, Options{}, "A B | C D"},
		{"what is left changed couples", Package{Tests: []Test{test("A", 300*ms, leaves), test("B", 300*ms, other), test("C", 300*ms, reads)}}, Options{}, "A C | B"},
		{"what is restored does not", Package{Tests: []Test{test("A", 300*ms, changes), test("B", 300*ms, reads)}}, Options{}, "A | B"},
		{"nor do two that read", Package{Tests: []Test{test("A", 300*ms, reads), test("B", 300*ms, reads)}}, Options{}, "A | B"},
		{"coupling is transitive", Package{Tests: []Test{test("A", 300*ms, leaves), test("B", 300*ms, reads, Hold{Resource: "env:K", Write: true, Left: true}), test("C", 300*ms, Hold{Resource: "env:K"})}}, Options{}, "A B C"},
		{"what is left in a file couples", Package{Tests: []Test{test("A", 300*ms, Hold{Resource: "file:/x", Write: true, Left: true, Wide: true}), test("B", 300*ms, Hold{Resource: "file:/x", Wide: true})}}, Options{}, "A B"},
		{"a file that is removed does not", Package{Tests: []Test{test("A", 300*ms, Hold{Resource: "file:/x", Write: true, Wide: true}), test("B", 300*ms, Hold{Resource: "file:/x", Wide: true})}}, Options{}, "A | B"},
		{"history couples", Package{Tests: []Test{test("A", 300*ms), test("B", 300*ms), test("C", 300*ms)}, Together: [][]string{{"A", "C"}, {"gone", "B"}}}, Options{}, "A C | B"},
		{"a costly start is shared", Package{Startup: 100 * ms, Tests: []Test{test("A", 240*ms), test("B", 240*ms), test("C", 240*ms)}}, Options{}, "A B | C"},
		{"one that must not be cut", Package{Whole: "TestMain starts a server", Tests: []Test{test("A", time.Second), test("B", time.Second)}}, Options{}, "A B"},
		{"by package", Package{Tests: []Test{test("A", time.Second), test("B", time.Second)}}, Options{Isolate: ByPackage}, "A B"},
		{"by test", Package{Tests: []Test{test("A", ms), test("B", ms)}}, Options{Isolate: ByTest}, "A | B"},
		{"by test, coupled all the same", Package{Tests: []Test{test("A", ms, leaves), test("B", ms, reads)}}, Options{Isolate: ByTest}, "A B"},
		{"stages part", Package{Tests: []Test{test("A", ms), {Name: "B", Stage: 1}, test("C", ms)}}, Options{}, "A C | B"},
		{"pools part", Package{Tests: []Test{test("A", ms), {Name: "B", Pool: "models"}, test("C", ms)}}, Options{}, "A C | B"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := shape(Cut(tt.pkg, tt.opts)); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestBatch(t *testing.T) {
	t.Parallel()
	p := Package{Path: "p", Startup: 10 * ms, Tests: []Test{
		{Name: "A", Stage: 2, Duration: 30 * ms, CPU: 1, Memory: 5, Holds: []Hold{{Resource: "file:x", Wide: true}, {Resource: "var:v", Write: true, Left: true}}},
		{Name: "B", Pool: "db", Duration: 60 * ms, Memory: 7, Holds: []Hold{{Resource: "file:x", Wide: true, Write: true, Left: true}, {Resource: "var:v"}}},
	}}
	want := []Batch{{
		Package: "p", Tests: []string{"A", "B"}, All: true, Stage: 2, Pool: "db",
		Holds: []Hold{{Resource: "file:x", Wide: true, Write: true}}, Why: "A leaves var:v changed",
		Duration: 100 * ms, CPU: 0.4, Memory: 7,
	}}
	if diff := cmp.Diff(want, Cut(p, Options{}), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// random makes a package of n tests.
func random(r *rand.Rand, path string, n int) Package {
	p := Package{Path: path, Startup: time.Duration(r.IntN(20)) * ms}
	for i := range n {
		t := Test{
			Name: fmt.Sprintf("Test%d", i), Stage: r.IntN(3), Duration: time.Duration(r.IntN(400)) * ms,
			CPU: r.Float64(), Memory: int64(r.IntN(1000)),
		}
		if r.IntN(4) == 0 {
			t.Pool = "models"
		}
		for range r.IntN(3) {
			kind := []string{"var", "file"}[r.IntN(2)]
			t.Holds = append(t.Holds, Hold{
				Resource: fmt.Sprintf("%s:%d", kind, r.IntN(6)), Wide: kind == "file",
				Write: r.IntN(2) == 0, Left: r.IntN(2) == 0,
			})
		}
		p.Tests = append(p.Tests, t)
	}
	return p
}

// Every test is in one batch, in source order, and those that one of them
// disturbs in memory are in the same.
func TestCutProperties(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		p := random(r, "p", r.IntN(40))
		opts := Options{Isolate: Isolate(r.IntN(3))}
		batches := Cut(p, opts)
		if diff := cmp.Diff(batches, Cut(p, opts)); diff != "" {
			t.Fatalf("seed %d: two plans differ:\n%s", seed, diff)
		}
		in := make(map[string]int)
		order := make(map[string]int)
		for i, x := range p.Tests {
			order[x.Name] = i
		}
		for n, b := range batches {
			for _, name := range b.Tests {
				if _, twice := in[name]; twice {
					t.Errorf("seed %d: %s is there twice", seed, name)
				}
				in[name] = n
			}
			if !slices.IsSortedFunc(b.Tests, func(x, y string) int { return order[x] - order[y] }) {
				t.Errorf("seed %d: not in source order: %v", seed, b.Tests)
			}
		}
		if len(in) != len(p.Tests) {
			t.Errorf("seed %d: %d of %d tests", seed, len(in), len(p.Tests))
		}
		for _, w := range p.Tests {
			for _, x := range p.Tests {
				if disturbs(w, x) && in[w.Name] != in[x.Name] {
					t.Errorf("seed %d: %s disturbs %s in another process", seed, w.Name, x.Name)
				}
			}
		}
	}
}

func disturbs(w, x Test) bool {
	for _, h := range w.Holds {
		for _, g := range x.Holds {
			if h.Left && h.Write && !h.Wide && h.Resource == g.Resource {
				return true
			}
		}
	}
	return false
}
