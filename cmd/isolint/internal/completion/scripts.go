package completion

import _ "embed"

//go:embed isolint.bash
var bash string

//go:embed isolint.zsh
var zsh string

//go:embed isolint.fish
var fish string

// Shells are those that there is a script for.
func Shells() []string { return []string{"bash", "fish", "zsh"} }

// Script returns what has a shell complete isolint.
func Script(shell string) (string, bool) {
	script, ok := map[string]string{"bash": bash, "fish": fish, "zsh": zsh}[shell]
	return script, ok
}
