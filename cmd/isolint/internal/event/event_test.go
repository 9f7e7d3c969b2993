package event

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

const recording = `{"Time":"2026-11-25T18:28:09.421427052Z","Action":"start","Package":"example.com/p"}
{"ImportPath":"example.com/q","Action":"build-output","Output":"q.go:1:1: \u003cbad\u003e\n"}
{"Time":"2026-11-25T18:28:09.421427052Z","Action":"attr","Package":"example.com/p","Test":"TestA/b","Key":"isolint.slot","Value":"1"}
{"Time":"2026-11-25T18:28:09.421427052Z","Action":"pass","Package":"example.com/p","Elapsed":0.25}
`

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := Replay(strings.NewReader(recording), NewEncoder(&out)); err != nil {
		t.Fatal(err)
	}
	if out.String() != recording {
		t.Errorf("got\n%s\nwant\n%s", out.String(), recording)
	}
}

func TestReplayFaults(t *testing.T) {
	t.Parallel()
	for input, want := range map[string]string{
		"{\"Action\":\"run\"}\nok\n": "line 2: invalid character 'o'",
		"{}\n":                       "line 1: an event without an action",
	} {
		if err := Replay(strings.NewReader(input), Tee{}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Replay(%q): %v, want %s", input, err, want)
		}
	}
}

type failing struct{ error }

func (f failing) Handle(Event) error { return f.error }

func TestTeeGoesOn(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	full := errors.New("disk full")
	if err := (Tee{failing{full}, NewEncoder(&out)}).Handle(Event{Action: Run}); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	if out.Len() == 0 {
		t.Error("the second handler did not get the event")
	}
}

func TestTop(t *testing.T) {
	t.Parallel()
	for test, want := range map[string]string{"": "", "TestA": "TestA", "TestA/b/c": "TestA"} {
		if got := (Event{Test: test}).Top(); got != want {
			t.Errorf("top of %q is %q", test, got)
		}
	}
}
