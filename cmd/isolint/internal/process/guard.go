package process

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// A Guard is a process that outlives this one: should this one be killed, the
// guard ends all that it had started, where a tag can be looked for (on Linux), and
// removes its temporary files.
type Guard struct {
	cmd *exec.Cmd
	in  io.WriteCloser
}

// StartGuard starts program with args, which must call StandGuard with the same
// prefix and directories and its standard input.
func StartGuard(program string, args ...string) (*Guard, error) {
	cmd := exec.Command(program, args...)
	group(cmd) // an interrupt is not for it
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &Guard{cmd: cmd, in: in}, nil
}

// dismissed is what the guard reads if it is needed no longer. The end of its
// input alone means that this process has died.
const dismissed = "dismissed\n"

// Dismiss ends the guard.
func (g *Guard) Dismiss() {
	fmt.Fprint(g.in, dismissed)
	g.in.Close()
	g.cmd.Wait()
}

// rounds bounds how often is looked for what is left: what is ended may just have
// started something. pause is how long the guard waits in between.
const (
	rounds = 20
	pause  = 50 * time.Millisecond
)

// StandGuard waits for the end of in. If it comes unannounced, it ends the
// processes whose tag begins with prefix and removes the directories.
func StandGuard(in io.Reader, prefix string, dirs ...string) {
	if line, _ := bufio.NewReader(in).ReadString('\n'); line == dismissed {
		return
	}
	for range rounds {
		left := tagged(prefix)
		if len(left) == 0 {
			break
		}
		for _, pid := range left {
			kill(pid)
			end(pid)
		}
		time.Sleep(pause)
	}
	for _, dir := range dirs {
		os.RemoveAll(dir)
	}
}
