package manifest

import (
	"reflect"
	"testing"
)

func TestRecordKeepsAll(t *testing.T) {
	p := &Package{
		Path: "m/p",
		Tests: []Test{
			{Name: "TestNone"},
			{
				Name: "TestAll", Unknown: true, Parallel: true, Memo: true,
				Holds: []Hold{
					{Resource: "var:m/p.x", At: "a b_test.go:12"},
					{Resource: "env:HOME", Write: true, Left: true, Wide: true, At: "x_test.go:3"},
					{Resource: "var:m/p.x", Write: true},
				},
				Heavy: []Heavy{{Symbol: "m.Load", Mark: "slow", Memory: "4GiB", At: "x_test.go:4"}},
				Body:  &Body{File: "x_test.go", Offset: 40, T: "t"},
			},
		},
		Around: []Hold{{Resource: "file:/tmp/x", Wide: true}},
	}
	record, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(p.Path, record)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, p) {
		t.Errorf("got %+v, want %+v", got, p)
	}
}

func TestBadRecord(t *testing.T) {
	for _, record := range []string{
		"", "{", `{"tests":[{"name":"TestX","holds":["0"]}]}`,
		`{"resources":["env:X"],"around":["1"]}`, `{"resources":["env:X"],"around":["-1"]}`,
		`{"resources":["env:X"],"around":["w"]}`, `{"resources":["env:X"],"around":[""]}`,
	} {
		if p, err := Decode("m/p", record); err == nil {
			t.Errorf("Decode(%q) = %+v, want an error", record, p)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"resources":["env:X"],"tests":[{"name":"TestX","holds":["0wl x_test.go:3"]}],"around":["0o"]}`)
	f.Fuzz(func(t *testing.T, record string) {
		p, err := Decode("m/p", record)
		if err != nil {
			return
		}
		if _, err := p.Encode(); err != nil {
			t.Errorf("%q is read and cannot be written: %v", record, err)
		}
	})
}
