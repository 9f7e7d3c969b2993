//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/effects"
)

// runUnit stands between the go command and a tool. It runs the tool and, if
// that was a vet tool at work on a package, notes what it wrote and whether the
// engine failed: the go command is silent about errors in dependencies.
func runUnit(args []string) (int, error) {
	fs := flag.NewFlagSet("unit", flag.ContinueOnError)
	out := fs.String("o", "", "append the notes to this `file`")
	if err := fs.Parse(args); err != nil {
		return 0, err
	}
	if fs.NArg() == 0 {
		return 0, errors.New("no tool")
	}
	n, status, err := charge(exec.Command(fs.Arg(0), fs.Args()[1:]...), false)
	last := fs.Arg(fs.NArg() - 1)
	if err != nil || filepath.Base(last) != "vet.cfg" {
		return status, err
	}
	if err := n.lookAt(last, status); err != nil {
		return 0, err
	}
	return status, appendNote(*out, n)
}

// unit is what the go command says of a vet unit.
type unit struct {
	ID, VetxOutput, Stdout string
	VetxOnly               bool
}

func readUnit(file string) (unit, error) {
	var u unit
	data, err := os.ReadFile(file)
	if err != nil {
		return u, err
	}
	if err := json.Unmarshal(data, &u); err != nil {
		return u, fmt.Errorf("reading %s: %w", file, err)
	}
	return u, nil
}

// lookAt adds what the unit that file describes has written. Of a unit with
// another status than 0 the go command tells itself: its code does not compile.
func (n *note) lookAt(file string, status int) error {
	unit, err := readUnit(file)
	if err != nil {
		return err
	}
	n.Label = unit.ID
	if !unit.VetxOnly {
		n.Label += " (root)"
	}
	facts, err := os.ReadFile(unit.VetxOutput)
	if err != nil {
		if status == 0 {
			n.Failure = "the unit wrote no facts"
		}
		return nil
	}
	said, _ := os.ReadFile(unit.Stdout) // there is none if nothing was found
	n.Wrote = fmt.Sprintf("%.8x", sha256.Sum256(append(facts, said...)))
	n.Failure, err = failure(facts)
	return err
}

// A factOf is how x/tools writes down a fact.
type factOf struct {
	PkgPath string
	Object  string
	Fact    analysis.Fact
}

// failure returns the failure that the facts of a package tell of.
func failure(facts []byte) (string, error) {
	if len(facts) == 0 {
		return "", nil
	}
	for _, t := range effects.Analyzer.FactTypes {
		gob.Register(t)
	}
	var list []factOf
	if err := gob.NewDecoder(bytes.NewReader(facts)).Decode(&list); err != nil {
		return "", fmt.Errorf("reading facts: %w", err)
	}
	var failures []string
	for _, f := range list {
		if fact, ok := f.Fact.(*effects.Fact); ok && fact.Err != "" {
			failures = append(failures, f.PkgPath+": "+fact.Err)
		}
	}
	return strings.Join(failures, "; "), nil
}
