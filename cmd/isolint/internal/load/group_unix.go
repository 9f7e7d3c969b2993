//go:build unix

package load

import (
	"os/exec"
	"syscall"
)

// group starts cmd in its own process group and makes its context's end
// interrupt that group.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
}

// giveWay lowers the priority of a process and of all that it starts from now
// on. It may fail: then it is a little in the way.
func giveWay(pid int) {
	const lowest = 19
	syscall.Setpriority(syscall.PRIO_PROCESS, pid, lowest)
}
