package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version prints what a bug report needs.
func (c *command) version(args []string) int {
	if len(args) > 0 {
		return c.usage("version takes no arguments")
	}
	version, tools := "(unknown)", "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, dep := range info.Deps {
			if dep.Path == "golang.org/x/tools" {
				tools = dep.Version
			}
		}
	}
	fmt.Fprintf(c.stdout, "isolint %s %s golang.org/x/tools@%s %s/%s\n",
		version, runtime.Version(), tools, runtime.GOOS, runtime.GOARCH)
	return statusClean
}
