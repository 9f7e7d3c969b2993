package holds

import (
	"go/types"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// undoBySuites marks what a suite's set-up and tests write as undone where its
// tear-down writes it too.
func (b *builder) undoBySuites(tests []*Test) {
	undone := make(map[*types.Named]map[string]bool)
	for _, t := range tests {
		if t.Kind != testfuncs.KindSuiteTearDown {
			continue
		}
		for _, h := range t.Holds {
			if h.Mode == Write {
				if undone[t.Suite] == nil {
					undone[t.Suite] = make(map[string]bool)
				}
				undone[t.Suite][h.Resource] = true
			}
		}
	}
	for _, t := range tests {
		for i := range t.Holds {
			if h := &t.Holds[i]; undone[t.Suite][h.Resource] && t.Suite != nil {
				h.Undo = max(h.Undo, effects.UndoCleanup)
			}
		}
	}
}
