package process

import "os/exec"

// Group makes cmd, which has not started yet, begin a process group of its own; for
// programs that are no tests.
func Group(cmd *exec.Cmd) { group(cmd) }

// KillGroup ends the processes of a group, by the number of the first.
func KillGroup(pid int) { kill(pid) }
