package execute

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// slots are the places of running processes, numbered from zero, each with a
// directory for temporary files. Tests that need a port or a database a process
// take the number, ISOLINT_SLOT.
type slots struct {
	temp  string
	taken []bool
}

func newSlots(temp string) (*slots, error) {
	return &slots{temp: temp}, os.MkdirAll(temp, 0o777)
}

// take takes the first free slot.
func (s *slots) take() int {
	for i, taken := range s.taken {
		if !taken {
			s.taken[i] = true
			return i
		}
	}
	s.taken = append(s.taken, true)
	return len(s.taken) - 1
}

// dir makes the directory of a slot, with the permissions of /tmp: tests may start
// programs as another user. Its name is short, as the path of a Unix socket has a
// hundred bytes.
func (s *slots) dir(slot int) (string, error) {
	dir := filepath.Join(s.temp, strconv.Itoa(slot))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o777|os.ModeSticky)
}

// release frees a slot and removes what its process has left. Tests take away
// their own right to do so at times, so permissions are given back.
func (s *slots) release(slot int) {
	s.taken[slot] = false
	remove(filepath.Join(s.temp, strconv.Itoa(slot)))
}

func (s *slots) close() { remove(s.temp) }

// tag marks the processes of a slot.
func (s *slots) tag(slot int) string { return fmt.Sprintf("%s/%d", s.temp, slot) }

func remove(dir string) {
	if os.RemoveAll(dir) == nil {
		return
	}
	filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if e != nil && e.IsDir() {
			os.Chmod(path, 0o700)
		}
		return nil
	})
	os.RemoveAll(dir)
}
