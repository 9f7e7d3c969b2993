// Package tool is a command line program in the usual shape.
package tool

import "github.com/spf13/cobra"

var force bool

// Forced reads the option.
func Forced() bool { return force }

// NewRoot returns the command, whose flag is a package variable.
func NewRoot() *cobra.Command {
	cmd := &cobra.Command{Use: "tool"}
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return nil }
	cmd.Flags().BoolVar(&force, "force", false, "overwrite")
	return cmd
}
