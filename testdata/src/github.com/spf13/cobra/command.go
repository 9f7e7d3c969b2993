// Package cobra has the shape of the real one.
package cobra

import "github.com/spf13/pflag"

// Command is a command.
type Command struct {
	Use   string
	RunE  func(cmd *Command, args []string) error
	flags *pflag.FlagSet
	args  []string
}

// Flags returns the command's flags.
func (c *Command) Flags() *pflag.FlagSet {
	if c.flags == nil {
		c.flags = pflag.NewFlagSet(c.Use)
	}
	return c.flags
}

// SetArgs sets what Execute parses.
func (c *Command) SetArgs(a []string) { c.args = a }

// Execute parses and runs.
func (c *Command) Execute() error {
	if err := c.Flags().Parse(c.args); err != nil {
		return err
	}
	return c.RunE(c, c.Flags().Args())
}
