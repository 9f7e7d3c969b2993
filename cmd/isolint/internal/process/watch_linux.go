package process

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Unsupported says what cannot be watched on this system; here, nothing.
const Unsupported = ""

// Adopt makes this process the parent of what its tests leave behind, so that
// it is found even where a child has left its group and closed its output.
func Adopt() error { return unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) }

// leaks returns what is left of a process that has ended: members of its group,
// and processes with its tag that have become this one's children.
func leaks(pid int, tag string) []Leak {
	var found []Leak
	for _, child := range children() {
		tagged := hasTag(child, tag)
		pgid, err := syscall.Getpgid(child)
		if !tagged && (err != nil || pgid != pid) {
			continue
		}
		var status syscall.WaitStatus
		if done, err := syscall.Wait4(child, &status, syscall.WNOHANG, nil); err == nil && done == child {
			continue // it had ended, too
		}
		found = append(found, Leak{PID: child, Command: command(child)})
	}
	return found
}

// children are the processes whose parent this one is, or has become.
func children() []int {
	lists, _ := filepath.Glob("/proc/self/task/*/children")
	var pids []int
	for _, list := range lists {
		data, err := os.ReadFile(list)
		if err != nil {
			continue // the thread has ended
		}
		for _, field := range strings.Fields(string(data)) {
			if pid, err := strconv.Atoi(field); err == nil {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

func hasTag(pid int, tag string) bool {
	env, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
	if err != nil || tag == "" {
		return false
	}
	want := []byte(TagVariable + "=" + tag)
	for entry := range bytes.SplitSeq(env, []byte{0}) {
		if bytes.Equal(entry, want) {
			return true
		}
	}
	return false
}

// tagged are all processes with a tag that begins with prefix.
func tagged(prefix string) []int {
	files, _ := filepath.Glob("/proc/[0-9]*/environ")
	var pids []int
	for _, file := range files {
		env, err := os.ReadFile(file)
		if err != nil || !bytes.Contains(env, []byte(TagVariable+"="+prefix)) {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file))); err == nil && pid != os.Getpid() {
			pids = append(pids, pid)
		}
	}
	return pids
}

func command(pid int) string {
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(bytes.ReplaceAll(line, []byte{0}, []byte{' '})))
}

// A watch follows the memory of a process. What the kernel tells when it has
// ended is never less than what this process held when it started it, as the
// two were one for a moment; so the peak is read while it runs, too.
type watch struct {
	pid  int
	own  int64 // this process's peak at the start
	done chan struct{}
	mu   sync.Mutex
	peak int64
}

// interval is how often memory is read: what a test holds for less is seen only
// if it is more than this process ever held.
const interval = 20 * time.Millisecond

func startWatch(pid int) *watch {
	var own syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &own)
	w := &watch{pid: pid, own: own.Maxrss << 10, done: make(chan struct{})}
	go func() {
		tick := time.NewTicker(interval)
		defer tick.Stop()
		for {
			select {
			case <-w.done:
				return
			case <-tick.C:
				w.read()
			}
		}
	}()
	return w
}

func (w *watch) read() {
	peak := statusField(w.pid, "VmHWM:")
	w.mu.Lock()
	w.peak = max(w.peak, peak)
	w.mu.Unlock()
}

func (w *watch) now() int64 { return statusField(w.pid, "VmRSS:") }

func (w *watch) stop(state *os.ProcessState) Usage {
	close(w.done)
	w.mu.Lock()
	defer w.mu.Unlock()
	u := Usage{Memory: w.peak}
	if state == nil {
		return u
	}
	u.CPU = state.UserTime() + state.SystemTime()
	if r, ok := state.SysUsage().(*syscall.Rusage); ok && r.Maxrss<<10 > w.own {
		u.Memory = max(u.Memory, r.Maxrss<<10)
	}
	return u
}

// statusField reads a size from /proc/PID/status, in bytes.
func statusField(pid int, name string) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, ok := strings.Cut(string(data), name)
	if !ok {
		return 0
	}
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.ParseInt(fields[0], 10, 64)
	return kb << 10
}
