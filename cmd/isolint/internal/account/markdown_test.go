package account

import (
	"strings"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/conflict"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// Backquotes in a resource do not end the code that it is shown as: raw strings name
// files with such characters.
func TestMarkdownBackquotes(t *testing.T) {
	t.Parallel()
	for resource, want := range map[string]string{
		"file:/tmp/plain": "`file:/tmp/plain`",
		"file:/tmp/a`b*c": "``file:/tmp/a`b*c``",
		"file:/tmp/``x`y": "```file:/tmp/``x`y```",
		"file:/tmp/end`":  "`` file:/tmp/end` ``",
		"`file:/tmp/head": "`` `file:/tmp/head ``",
	} {
		a := Account{
			Test: manifest.Test{
				Name: "TestX", Holds: []manifest.Hold{{Resource: resource, Write: true}},
				Heavy: []manifest.Heavy{{Symbol: resource, Mark: "big", At: "a_test.go:3"}},
			},
			Conflicts: []conflict.Conflict{{Resource: resource, Kind: conflict.Order}},
		}
		got := a.Markdown("/m")
		for _, line := range []string{
			"- writes " + want + "\n",
			"- reaches " + want + " at a\\_test.go:3, for which it needs the mark `big`\n",
			"- " + want + " (order)\n",
		} {
			if !strings.Contains(got, line) {
				t.Errorf("no %q in\n%s", line, got)
			}
		}
	}
}
