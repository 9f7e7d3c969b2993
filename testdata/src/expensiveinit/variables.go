// Package expensiveinit does its work before anybody asked for it.
package expensiveinit

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"database/sql"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"text/template"
	"time"
)

var response, responseErr = http.Get("http://localhost/config") // want "package initialisation runs .*http.Get \\(network\\)"

var conn, _ = net.Dial("tcp", "localhost:80") // want "package initialisation runs net.Dial"

var addrs, _ = net.LookupHost("localhost") // want "package initialisation runs net.LookupHost"

var version, _ = exec.Command("git", "--version").Output() // want "package initialisation runs .*exec.Cmd.Output"

var config, _ = os.ReadFile("/etc/app.conf") // want "package initialisation runs os.ReadFile"

var db, _ = sql.Open("postgres", "host=localhost") // want "package initialisation runs .*sql.Open"

var key, _ = rsa.GenerateKey(rand.Reader, 4096) // want "package initialisation runs .*rsa.GenerateKey"

var (
	errSentinel = errors.New("x")                                                // ok: cheap
	timeout     = 3 * time.Second                                                // ok: a number
	client      = &http.Client{Timeout: timeout}                                 // ok: only a value
	request, _  = http.NewRequest("GET", "http://x", nil)                        // ok: not sent
	command     = exec.Command("git", "--version")                               // ok: not run
	home        = os.Getenv("HOME")                                              // ok: cheap
	started     = time.Now()                                                     // ok: cheap
	pattern     = regexp.MustCompile(`^[a-z]+$`)                                 // ok: one small pattern
	page        = template.Must(template.New("p").Parse("{{.}}"))                // ok: one small template
	buffer      = bytes.NewBufferString("x")                                     // ok: in memory
	replacer    = strings.NewReplacer("a", "b")                                  // ok: in memory
	ctx         = context.Background()                                           // ok: cheap
	table       = map[string]int{"a": 1}                                         // ok: a literal
	reader      = io.LimitReader(buffer, 1)                                      // ok: not read
	fetch       = http.Get                                                       // ok: a function value
	fetchLater  = func() (*http.Response, error) { return http.Get("http://x") } // ok: not called
	fetchOnce   = sync.OnceValue(func() error {                                  // ok: at first use
		_, err := http.Get("http://x")
		return err
	})
	loadOnce = sync.OnceFunc(func() { time.Sleep(time.Second) }) // ok: at first use
)
