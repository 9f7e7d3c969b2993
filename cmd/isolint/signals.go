package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// guardCommand is how this program starts itself as the guard of a test run.
const guardCommand = "guard-of-test-run"

// killed returns a channel that is closed by the second interrupt, or the first
// request to terminate: then a run of tests ends what it has started. A signal
// after that ends this process, too.
func killed() <-chan struct{} {
	kill := make(chan struct{})
	received := make(chan os.Signal, 2)
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	outlivePipes()
	go func() {
		if <-received == os.Interrupt {
			<-received
		}
		close(kill)
		signal.Stop(received)
	}()
	return kill
}

// untilHangup returns a context for what has to tidy up behind itself: it ends, too, with the
// terminal or the editor that all was started from, unless, as with nohup, that is to
// be outlived.
func untilHangup(ctx context.Context) (context.Context, context.CancelFunc) {
	outlivePipes()
	if signal.Ignored(syscall.SIGHUP) {
		return context.WithCancel(ctx)
	}
	return signal.NotifyContext(ctx, syscall.SIGHUP)
}

// outlivePipes makes it an error to write to a pipe that nobody reads, and not the end
// of the process, which then could not tidy up.
func outlivePipes() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }
