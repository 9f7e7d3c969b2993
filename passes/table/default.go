package table

import (
	_ "embed"
	"sync"
)

//go:embed std.txt
var stdText string

//go:embed files.txt
var filesText string

//go:embed memory.txt
var memoryText string

//go:embed testing.txt
var testingText string

//go:embed libs.txt
var libsText string

//go:embed heavy.txt
var heavyText string

//go:embed queries.txt
var queriesText string

// Default returns the built-in table. It is parsed at the first call: most
// runs of the vet tool only print a version or flags, and need none of it.
func Default() *Table { return builtIn() }

var builtIn = sync.OnceValue(func() *Table {
	t, err := parse(
		source{"std.txt", stdText},
		source{"files.txt", filesText},
		source{"memory.txt", memoryText},
		source{"testing.txt", testingText},
		source{"libs.txt", libsText},
		source{"queries.txt", queriesText},
		source{"heavy.txt", heavyText},
	)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return t
})
