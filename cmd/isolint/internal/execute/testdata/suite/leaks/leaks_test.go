package leaks

import (
	"os/exec"
	"testing"
)

func TestLeak(t *testing.T) {
	if err := exec.Command("sleep", "600").Start(); err != nil {
		t.Fatal(err)
	}
}
