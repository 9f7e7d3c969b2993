package globalmutation

import (
	"testing"

	"example.com/tool"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var (
	cobraVerbose = true
	cobraParsed  = false
)

func newCobraRoot() *cobra.Command {
	cmd := &cobra.Command{Use: "root"}
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return nil }
	cmd.Flags().BoolVar(&cobraVerbose, "verbose", false, "")
	return cmd
}

// The address is handed to the flag set, which writes the default at once and
// the value when it parses.
func TestCobraFlags(t *testing.T) {
	cmd := newCobraRoot() // want "changes cobraVerbose and leaves it changed"
	cmd.SetArgs([]string{"verbose"})
	if err := cmd.Execute(); err != nil {
		t.Error(err)
	}
}

func TestCobraOtherPackage(t *testing.T) {
	cmd := tool.NewRoot() // want "changes tool.force and leaves it changed"
	cmd.SetArgs([]string{"force"})
	if err := cmd.Execute(); err != nil {
		t.Error(err)
	}
}

func TestCobraReads(t *testing.T) {
	if !cobraVerbose || cobraParsed || tool.Forced() {
		t.Error("changed")
	}
}

// The process's flags are the source here, what is written is the command's.
func TestCobraAddFlagSet(t *testing.T) {
	cmd := &cobra.Command{Use: "x"}
	cmd.Flags().AddFlagSet(pflag.CommandLine) // ok: CommandLine is only read
	var own bool
	cmd.Flags().BoolVar(&own, "own", false, "") // ok: a local
}

func TestCobraFlagSetReads(t *testing.T) {
	if pflag.CommandLine.Lookup("own") != nil {
		t.Error("registered")
	}
}
