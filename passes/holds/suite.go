package holds

import (
	"go/types"
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// markRunners notes of the tests that run suites or specs that not all that they
// do is known: a framework runs what it was given elsewhere too, and what it
// finds by reflection.
func markRunners(tests []*Test) {
	runners := make(map[*testfuncs.Test]bool)
	for _, t := range tests {
		if t.SuiteRunner != nil {
			runners[t.SuiteRunner] = true
		}
	}
	for _, t := range tests {
		t.Unknown = t.Unknown || runners[t.Test]
	}
}

// undoBySuites marks what a suite's set-up and tests write as undone where its
// tear-down writes it too.
func (b *builder) undoBySuites(tests []*Test) {
	undone := b.tornDown(tests)
	around := b.aroundSpecs(tests)
	for _, t := range tests {
		for i := range t.Holds {
			h := &t.Holds[i]
			all := strings.HasPrefix(h.Resource, "env:") && undone[t.Suite]["env:*"]
			if (undone[t.Suite][h.Resource] || all) && t.Suite != nil || around[h.Resource] && t.Lit != nil {
				h.Undo = max(h.Undo, effects.UndoCleanup)
			}
		}
	}
}

// tornDown returns what the tear-downs of each suite write, and what its set-ups
// leave to be cleaned up.
func (b *builder) tornDown(tests []*Test) map[*types.Named]map[string]bool {
	undone := make(map[*types.Named]map[string]bool)
	for _, t := range tests {
		if t.Suite == nil {
			continue
		}
		if undone[t.Suite] == nil {
			undone[t.Suite] = make(map[string]bool)
			for _, fn := range t.TearDowns {
				for _, e := range b.effects.Of(fn).Effects {
					undone[t.Suite][e.Key] = undone[t.Suite][e.Key] || e.Op == effects.Write
				}
			}
		}
		for _, h := range t.Holds {
			if t.Kind == testfuncs.KindSuiteTearDown && h.Mode == Write {
				undone[t.Suite][h.Resource] = true
			}
		}
		if t.Kind != testfuncs.KindSuiteSetup {
			continue
		}
		for _, e := range b.effects.Of(t.Obj).Effects {
			if e.Op == effects.Write && e.When == effects.AtCleanup { // of each test, or of all
				undone[t.Suite][e.Key] = true
			}
		}
	}
	return undone
}

// aroundSpecs returns what is written around each spec of the binary, whichever
// container that is in: an AfterEach of the package undoes, a BeforeEach sets
// anew.
func (b *builder) aroundSpecs(tests []*Test) map[string]bool {
	around := make(map[string]bool)
	for _, t := range tests {
		if t.Lit == nil || t.Kind == testfuncs.KindSuiteTest || t.Once {
			continue
		}
		for _, e := range b.effects.Of(t.Obj).Effects {
			if e.Op == effects.Write {
				around[e.Key] = true
			}
		}
	}
	return around
}
