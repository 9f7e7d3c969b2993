//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A kind is a suite of tests to run: packages with a number of tests that all
// have one body.
type kind struct {
	tests []int // of each package
	body  string
}

func kinds() map[string]kind {
	const wait = "time.Sleep(100 * time.Millisecond)"
	same := func(packages, tests int) []int {
		all := make([]int, packages)
		for i := range all {
			all[i] = tests
		}
		return all
	}
	return map[string]kind{
		"wait": {same(20, 10), wait},
		"skew": {append([]int{40}, same(19, 1)...), wait},
		"cpu":  {same(20, 10), "burn(22 * time.Millisecond)"},
		"tiny": {same(50, 40), "_ = time.Now()"},
	}
}

// burn takes processor time, not time: beside other work it takes longer.
const burn = `
var sink int

func burn(d time.Duration) {
	for i := range int(d.Nanoseconds()) * 2 {
		sink += i & 3
	}
}
`

// writeSuite writes a suite as a module:
//
//	measure suite DIRECTORY KIND
func writeSuite(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("want suite DIRECTORY KIND")
	}
	dir := args[0]
	k, ok := kinds()[args[1]]
	if !ok {
		return fmt.Errorf("there is no suite %q", args[1])
	}
	if err := write(filepath.Join(dir, "go.mod"), "module example.com/suite\n\ngo 1.26\n"); err != nil {
		return err
	}
	for i, tests := range k.tests {
		var b strings.Builder
		b.WriteString("package p\n\nimport (\n\t\"testing\"\n\t\"time\"\n)\n" + burn)
		for j := range tests {
			fmt.Fprintf(&b, "\nfunc Test%d(t *testing.T) { %s }\n", j, k.body)
		}
		pkg := filepath.Join(dir, "p"+strconv.Itoa(i))
		if err := write(filepath.Join(pkg, "p.go"), "package p\n"); err != nil {
			return err
		}
		if err := write(filepath.Join(pkg, "p_test.go"), b.String()); err != nil {
			return err
		}
	}
	return nil
}

func write(file, content string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o666)
}
