//go:build unix

package process

import (
	"os/exec"
	"syscall"
)

func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func quit(pid int) { syscall.Kill(pid, syscall.SIGQUIT) }

// kill ends a group. The group's number cannot have been given to others as
// long as one of it is alive; when none is, nothing happens.
func kill(pid int) { syscall.Kill(-pid, syscall.SIGKILL) }

// end ends a process that has become a child of this one.
func end(pid int) {
	if syscall.Kill(pid, syscall.SIGKILL) == nil {
		syscall.Wait4(pid, nil, 0, nil)
	}
}

func signalOf(e *exec.ExitError) string {
	if ws, ok := e.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return ws.Signal().String()
	}
	return ""
}
