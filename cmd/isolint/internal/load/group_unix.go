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
