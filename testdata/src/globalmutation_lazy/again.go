package globalmutation_lazy

import (
	"os/exec"
	"strings"
	"sync"
)

type daemon struct {
	sync.Mutex
	cmd   *exec.Cmd
	title string
}

var served = &daemon{cmd: exec.Command("true", "-v"), title: "served"}

// Restart starts it as it was.
func (d *daemon) Restart() error {
	d.Lock()
	defer d.Unlock()
	cmd := exec.Command(d.cmd.Path, d.cmd.Args[1:]...)
	if err := cmd.Run(); err != nil {
		return err
	}
	d.cmd = cmd
	return nil
}

// RestartAs starts another one.
func (d *daemon) RestartAs(program string) {
	d.Lock()
	defer d.Unlock()
	d.cmd = exec.Command(program)
}

// Retitle makes its title out of what is there and more.
func (d *daemon) Retitle(suffix string) {
	d.Lock()
	defer d.Unlock()
	d.title = strings.Join([]string{d.title, suffix}, " ")
}

// Served is what runs.
func Served() string { return served.cmd.Path + served.title }

var level = "info"

func next(level string) string { return level + "+" }

// Raise makes it out of what it was.
func Raise() {
	mu.Lock()
	defer mu.Unlock()
	level = next(level)
}

// Upper does so with the help of a library.
func Upper() {
	mu.Lock()
	defer mu.Unlock()
	level = strings.ToUpper(level)
}

// Level is what it is.
func Level() string { return level }
