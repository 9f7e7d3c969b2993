package needs

import "testing"

var ready bool

func TestAlone(t *testing.T) {}

func TestNeeded(t *testing.T) { ready = true }

func TestBetween(t *testing.T) {}

func TestNeeds(t *testing.T) {
	if !ready {
		t.Error("not ready")
	}
}
