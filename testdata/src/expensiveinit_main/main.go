// A command whose own tests alone pay for what it reads at its start.
package main

import "os"

var settings, _ = os.ReadFile("settings") // ok: read once, for this package's tests

func main() { println(len(settings)) }
