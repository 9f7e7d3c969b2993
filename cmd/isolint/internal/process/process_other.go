//go:build !unix

package process

import (
	"os"
	"os/exec"
)

func group(*exec.Cmd) {}

func quit(pid int) { end(pid) }

func kill(pid int) { end(pid) }

func end(pid int) {
	if p, err := os.FindProcess(pid); err == nil {
		p.Kill()
	}
}

func signalOf(*exec.ExitError) string { return "" }
