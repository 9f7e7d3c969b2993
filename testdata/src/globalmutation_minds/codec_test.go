package globalmutation_minds

import (
	"encoding/json"
	"testing"
)

func TestDefaultLimits(t *testing.T) {
	defaultLimits = &limits{max: 1} // want `TestDefaultLimits changes defaultLimits and leaves it changed .limits.UnmarshalText reads it.`
	var l limits
	if err := json.Unmarshal([]byte(`"1"`), &l); err != nil {
		t.Fatal(err)
	}
}

func TestNoDefault(t *testing.T) {
	var l limits
	if err := json.Unmarshal([]byte(`"1"`), &l); err != nil || l.max != 0 {
		t.Fatal(err, l)
	}
}

func TestUnit(t *testing.T) {
	unit = "ms" // ok: nobody else comes to Describe
	if new(limits).Describe() == "" {
		t.Error("no unit")
	}
}
