package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/completion"
)

// completed returns the words that are offered in place of the last one.
func completed(t *testing.T, dir string, words ...string) []string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(t.Context(), dir, append([]string{completeCommand}, words...), os.Environ(), &stdout, &stderr); status != statusClean {
		t.Fatalf("status %d: %s", status, &stderr)
	}
	var found []string
	for line := range strings.Lines(stdout.String()) {
		word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		found = append(found, word)
	}
	return found
}

// A command that is added without telling its flags, or without a line in doc.go,
// is found here.
func TestCompletionKnowsCommands(t *testing.T) {
	t.Parallel()
	offered := completed(t, t.TempDir(), "")
	help := summaries(docSource)
	for _, name := range commands {
		if !slices.Contains(offered, name) {
			t.Errorf("%s is not offered", name)
		}
		if flagsOf(name) == nil {
			t.Errorf("flagsOf does not know %s", name)
		}
		if help[name] == "" {
			t.Errorf("doc.go has no summary of %s", name)
		}
	}
}

// All flags are offered: those of linting as they are parsed, those of test as its help
// has them.
func TestCompletionKnowsFlags(t *testing.T) {
	t.Parallel()
	offered := completed(t, t.TempDir(), "-")
	n := 0
	new(options).flagSet(suite().All).VisitAll(func(f *flag.Flag) {
		n++
		if !slices.Contains(offered, "-"+f.Name) {
			t.Errorf("-%s is not offered", f.Name)
		}
	})
	if len(offered) != n {
		t.Errorf("%d flags are offered, there are %d", len(offered), n)
	}
	var help bytes.Buffer
	testHelp("test", testUsage)(&command{stdout: &help})
	listed := regexp.MustCompile(`(?m)^  (-\S+)`).FindAllStringSubmatch(help.String(), -1)
	offered = completed(t, t.TempDir(), "test", "-")
	for _, m := range listed {
		if !slices.Contains(offered, m[1]) {
			t.Errorf("%s of isolint help test is not offered", m[1])
		}
	}
	if want := len(listed) + 1; len(offered) != want { // -C
		t.Errorf("%d flags of test are offered, want %d", len(offered), want)
	}
}

// A script that is not written is no success.
func TestCompletionNotWritten(t *testing.T) {
	t.Parallel()
	for _, shell := range completion.Shells() {
		var stderr bytes.Buffer
		status := run(t.Context(), t.TempDir(), []string{"completion", shell}, os.Environ(), full{}, &stderr)
		if status != statusUnusable || !strings.Contains(stderr.String(), errFull.Error()) {
			t.Errorf("%s: status %d, %s", shell, status, &stderr)
		}
	}
}

// full is a device without room.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

// What the help of a command is asked for, it has.
func TestExplained(t *testing.T) {
	t.Parallel()
	for _, name := range explained() {
		var stdout, stderr bytes.Buffer
		status := run(t.Context(), t.TempDir(), []string{"help", name}, os.Environ(), &stdout, &stderr)
		if status != statusClean || !strings.HasPrefix(stdout.String(), "usage: isolint "+name) {
			t.Errorf("help %s: status %d, %s%s", name, status, &stdout, &stderr)
		}
	}
}
