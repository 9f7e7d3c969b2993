// Package app is a program that configures third-party packages as it starts.
package app

import (
	"net/http"
	"time"

	"github.com/urfave/cli/v2"
)

type settings struct{ color bool }

var (
	commands   map[string]func()
	registered = &settings{}
)

// Run runs the program; the version printer is the library's, for the whole
// process.
func Run(args []string) error {
	cli.VersionPrinter = func(c *cli.Context) {}
	return (&cli.App{Name: "app"}).Run(args)
}

// Init makes the table of commands anew.
func Init() { commands = map[string]func(){"help": func() {}} }

// Commands counts them.
func Commands() int { return len(commands) }

// Configure changes the registered singleton.
func Configure() { registered.color = true }

// Color reads it.
func Color() bool { return registered.color }

// UseTimeout changes the default client through an alias.
func UseTimeout(d time.Duration) {
	c := http.DefaultClient
	c.Timeout = d
}

// UseOwn changes a clone.
func UseOwn(d time.Duration) *http.Client {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.IdleConnTimeout = d
	c := *http.DefaultClient
	c.Timeout = d
	c.Transport = tr
	return &c
}
