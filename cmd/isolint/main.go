package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

func main() {
	args := os.Args[1:]
	if load.IsUnit(args) {
		os.Exit(load.Unit(suite(), args))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(os.Stderr, "isolint: %v\n", err)
		os.Exit(statusUnusable)
	}
	os.Exit(run(ctx, dir, args, os.Environ(), os.Stdout, os.Stderr))
}
