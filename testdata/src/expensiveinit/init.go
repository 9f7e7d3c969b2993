package expensiveinit

import (
	_ "embed"
	"net/http"
	"os"
	"regexp"
	"time"
)

var (
	limit    int
	patterns []*regexp.Regexp
	registry = map[string]func(){}
)

func init() {
	time.Sleep(time.Second) // want "package initialisation runs time.Sleep"
}

func init() {
	_, _ = http.Post("http://localhost", "", nil) // want "package initialisation runs .*http.Post"
}

func init() {
	slow() // want "package initialisation runs time.Sleep"
}

func slow() { time.Sleep(time.Minute) }

// A second init may be cheap.
func init() {
	limit = 3                                            // ok: a number
	registry["sleep"] = func() { time.Sleep(1) }         // ok: not called
	registry["slow"] = slow                              // ok: not called
	_ = os.Getenv("HOME")                                // ok: cheap
	patterns = append(patterns, regexp.MustCompile("a")) // ok: one small pattern
	http.DefaultClient.Timeout = time.Second             // ok: no work
}

// Initialisation does not wait for a goroutine.
func init() {
	go func() { time.Sleep(time.Second) }() // ok: beside it
	go slow()                               // ok: the same
	refresh()                               // ok: the same, in a call
}

func refresh() {
	go func() {
		for {
			slow()
		}
	}()
}

// Unless it says so.
func init() {
	done := make(chan bool)
	go func() {
		slow() // want "package initialisation runs time.Sleep"
		close(done)
	}()
	<-done
}

// Serve does its work when it is called.
func Serve() {
	time.Sleep(time.Second)      // ok: not in an initialiser
	_, _ = http.Get("http://x")  // ok: not in an initialiser
	_, _ = os.ReadFile("config") // ok: not in an initialiser
}

//isolint:ignore expensiveinit the table is needed by every program
var ignored, _ = os.ReadFile("ignored")
