package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
)

func main() {
	args := os.Args[1:]
	if load.IsUnit(args) && args[0] != completeCommand {
		os.Exit(load.Unit(suite(), args))
	}
	if len(args) > 1 && args[0] == guardCommand {
		signal.Ignore(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		process.StandGuard(os.Stdin, args[1]+"/", args[1:]...)
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(os.Stderr, "isolint: %v\n", err)
		os.Exit(statusUnusable)
	}
	c := &command{
		dir: dir, env: os.Environ(), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, suite: suite(), killed: killed,
	}
	os.Exit(c.run(ctx, args))
}
