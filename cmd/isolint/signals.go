package main

import (
	"os"
	"os/signal"
	"syscall"
)

// guardCommand is how this program starts itself as the guard of a test run.
const guardCommand = "guard-of-test-run"

// killed returns a channel that is closed by the second interrupt, or the first
// request to terminate: then a run of tests ends what it has started. A signal
// after that ends this process, too. To write to a pipe that nobody reads is an
// error from now on, and not the end of the process.
func killed() <-chan struct{} {
	kill := make(chan struct{})
	received := make(chan os.Signal, 2)
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	go func() {
		if <-received == os.Interrupt {
			<-received
		}
		close(kill)
		signal.Stop(received)
	}()
	return kill
}
