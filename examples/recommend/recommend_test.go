package recommend

import "testing"

// heavyimport: New loads the real model, and no mark says so.
func TestRecommend(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if got := e.For("tea"); got != "biscuits" {
		t.Errorf("with tea goes %s", got)
	}
}
