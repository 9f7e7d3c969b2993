package main

import (
	"os/exec"
	"testing"
)

var version, _ = exec.Command("git", "version").Output() // want "package initialisation runs .*a subprocess"

func TestVersion(t *testing.T) {
	if len(version) == 0 {
		t.Error("no version")
	}
}
