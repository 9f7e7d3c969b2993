// Package cli has the shape of urfave's.
package cli

import "fmt"

// Context is a command's context.
type Context struct{ App *App }

// App is an application.
type App struct{ Name, Version string }

// VersionPrinter prints the version; programs replace it.
var VersionPrinter = printVersion

func printVersion(c *Context) { fmt.Printf("%v version %v\n", c.App.Name, c.App.Version) }

// Run runs the application.
func (a *App) Run(arguments []string) error {
	for _, s := range arguments {
		if s == "--version" {
			VersionPrinter(&Context{App: a})
		}
	}
	return nil
}
