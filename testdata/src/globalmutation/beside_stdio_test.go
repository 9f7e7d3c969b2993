package globalmutation

import (
	"io"
	"os"
	"testing"
)

type choice struct{ i int }

func (c *choice) Set(i int) { c.i = i }

type streamParams struct {
	target *choice
	stderr io.Writer
}

var sharedChoice = &choice{i: -1}

func newParams() streamParams { return streamParams{target: &choice{i: -1}, stderr: os.Stderr} }

func sharedParams() streamParams { return streamParams{target: sharedChoice, stderr: os.Stderr} }

// What lies beside the standard streams is none of them: only sharedChoice is
// changed, and only here.
func TestParams(t *testing.T) {
	fresh, shared := newParams(), sharedParams()
	fresh.target.Set(1)
	shared.target.Set(1) // want "TestParams changes sharedChoice and leaves it changed"
}

func TestParamsReads(t *testing.T) {
	if sharedChoice.i != -1 {
		t.Error("changed")
	}
}
