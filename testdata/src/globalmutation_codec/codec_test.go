// Package globalmutation_codec has tests that all set what they decode with.
package globalmutation_codec

import (
	"encoding/json"
	"testing"
)

var layout = "short"

type day string

func (d *day) UnmarshalText(text []byte) error {
	*d = day(layout + string(text))
	return nil
}

func decode(t *testing.T) (d day) {
	t.Helper()
	if err := json.Unmarshal([]byte(`"1"`), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLong(t *testing.T) {
	layout = "long" // ok: the other one sets it, too
	if decode(t) != "long1" {
		t.Error("not long")
	}
}

func TestShort(t *testing.T) {
	layout = "short" // ok: the same
	if decode(t) != "short1" {
		t.Error("not short")
	}
}
