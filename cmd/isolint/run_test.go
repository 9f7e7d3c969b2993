package main

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fix"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// TestStatus is the table of exit statuses in doc.go, row by row. That bad
// usage is 2 is in the scripts.
func TestStatus(t *testing.T) {
	t.Parallel()
	fault := []finding.Finding{{}}
	warning := []finding.Finding{{Warning: true}}
	tests := []struct {
		name     string
		res      load.Result
		failures []fix.Failure
		want     int
	}{
		{"clean", load.Result{}, nil, 0},
		{"warnings", load.Result{Findings: warning}, nil, 0},
		{"findings", load.Result{Findings: append(warning, fault...)}, nil, 1},
		{"does not build", load.Result{Broken: []string{"# p"}, Findings: fault}, nil, 2},
		{"internal error", load.Result{Internal: []string{"p: boom"}}, nil, 2},
		{"not fixed", load.Result{Findings: fault}, []fix.Failure{{}}, 2},
	}
	for _, tt := range tests {
		if got := statusOf(&tt.res, tt.failures); got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.name, got, tt.want)
		}
	}
}

// TestFlagsAreDocumented compares the flags with the text of doc.go.
func TestFlagsAreDocumented(t *testing.T) {
	t.Parallel()
	var documented []string
	for _, m := range regexp.MustCompile(`(?m)^//\t-([A-Za-z-]+) .*`).FindAllStringSubmatch(docSource, -1) {
		if m[1] != "ANALYZER" {
			documented = append(documented, m[1])
		}
	}
	var known []string
	new(options).flagSet(nil).VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
	slices.Sort(documented)
	if diff := cmp.Diff(known, documented); diff != "" {
		t.Errorf("flags and doc.go: %s", diff)
	}
}

func TestOverviewListsAnalyzers(t *testing.T) {
	t.Parallel()
	text, err := overview(docSource, suite().All)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range suite().All {
		if !strings.Contains(string(text), "\n    "+a.Name+" ") {
			t.Errorf("%s is not in the help", a.Name)
		}
	}
}

func TestEnabled(t *testing.T) {
	t.Parallel()
	all := []*analysis.Analyzer{{Name: "a"}, {Name: "b"}, {Name: "c"}}
	for args, want := range map[string]string{
		"":                 "abc",
		"-a":               "a",
		"-a=true -b":       "ab",
		"-a=false":         "bc",
		"-a=false -b":      "b",
		"-a=false -b=0":    "c",
		"-a -a=false":      "bc",
		"-a=1 -b=false -c": "ac",
	} {
		opts, err := parseOptions(strings.Fields(args), all)
		if err != nil {
			t.Errorf("%s: %v", args, err)
		}
		got := ""
		for _, a := range all {
			if on, _ := opts.enabled(a.Name); on {
				got += a.Name
			}
		}
		if got != want {
			t.Errorf("%s runs %s, want %s", args, got, want)
		}
	}
}

// TestInterrupt cancels a run whose go command takes forever: it ends at once,
// silently, and takes the go command's children with it.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	fake := "#!/bin/sh\n[ \"$1\" = env ] && exit\ntouch started\nsleep 300; touch survived\n"
	if err := os.WriteFile(filepath.Join(dir, "go"), []byte(fake), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		for {
			if _, err := os.Stat(filepath.Join(dir, "started")); err == nil {
				cancel()
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	var stdout, stderr bytes.Buffer
	env := []string{"PATH=" + dir + string(filepath.ListSeparator) + os.Getenv("PATH")}
	start := time.Now()
	status := run(ctx, dir, []string{"./..."}, env, &stdout, &stderr)
	if status != statusUnusable || stdout.Len()+stderr.Len() > 0 {
		t.Errorf("status %d, stdout %q, stderr %q", status, &stdout, &stderr)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
	// The shell would get here had only it been interrupted, or only its child.
	if _, err := os.Stat(filepath.Join(dir, "survived")); err == nil {
		t.Error("the go command went on")
	}
}

// TestInterruptStandalone cancels a run while an analyzer is at work, which
// nothing can stop: the run ends at once all the same.
func TestInterruptStandalone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{"go.mod": "module m\n\ngo 1.24\n", "m.go": "package m\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	forever := make(chan struct{})
	defer close(forever)
	busy := &analysis.Analyzer{Name: "busy", Doc: "takes forever", Run: func(*analysis.Pass) (any, error) {
		cancel()
		<-forever
		return nil, nil
	}}
	var stdout, stderr bytes.Buffer
	c := &command{dir: dir, env: os.Environ(), stdout: &stdout, stderr: &stderr, suite: load.Suite{All: []*analysis.Analyzer{busy}}}
	status := c.run(ctx, []string{"-standalone"})
	if status != statusUnusable || stdout.Len()+stderr.Len() > 0 {
		t.Errorf("status %d, stdout %q, stderr %q", status, &stdout, &stderr)
	}
}

// TestManual checks that the manual has what doc.go has.
func TestManual(t *testing.T) {
	t.Parallel()
	manual, err := os.ReadFile("../../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	new(options).flagSet(nil).VisitAll(func(f *flag.Flag) {
		if !bytes.Contains(manual, []byte("| `-"+f.Name)) {
			t.Errorf("the manual does not describe -%s", f.Name)
		}
	})
	statuses := regexp.MustCompile(`(?m)^//\t([0-9]) +(.*)$`).FindAllStringSubmatch(docSource, -1)
	if len(statuses) == 0 {
		t.Error("doc.go has no table of exit statuses")
	}
	for _, m := range statuses {
		if row := "| " + m[1] + " | " + m[2] + " |"; !bytes.Contains(manual, []byte(row)) {
			t.Errorf("the manual lacks the row %s", row)
		}
	}
}

// TestManualStatuses compares the manual's tables of exit statuses with what commands
// say in their help, and both with what they return.
func TestManualStatuses(t *testing.T) {
	t.Parallel()
	manual, err := os.ReadFile("../../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		usage string
		args  []string
		want  int
	}{
		{doctorUsage, []string{"doctor", "x"}, statusUnusable},
		{doctorUsage, []string{"-C", "nosuch", "doctor"}, statusUnusable},
		{goplsUsage, []string{"gopls", "x"}, statusUnusable},
		{goplsUsage, []string{"gopls", "-version", "newest", "-list"}, statusUnusable},
	} {
		status := run(t.Context(), t.TempDir(), tt.args, os.Environ(), io.Discard, io.Discard)
		if status != tt.want {
			t.Errorf("%q: status %d, want %d", tt.args, status, tt.want)
		}
		name := regexp.MustCompile(`isolint [a-z]+`).FindString(tt.usage)
		_, table, _ := strings.Cut(string(manual), "Those of `"+name+"`:\n\n")
		table, _, _ = strings.Cut(table, "\n\n")
		_, help, _ := strings.Cut(tt.usage, "\nExit status: ")
		help, _, _ = strings.Cut(help, "\n\n")
		inManual := digits(regexp.MustCompile(`(?m)^\| ([0-9]) \|`).FindAllStringSubmatch(table, -1))
		inHelp := digits(regexp.MustCompile(`\b([0-9])\b`).FindAllStringSubmatch(help, -1))
		if inManual != inHelp || !strings.Contains(inManual, strconv.Itoa(status)) {
			t.Errorf("%s: status %d, the manual has %q and the help %q", name, status, inManual, inHelp)
		}
	}
}

func digits(matches [][]string) string {
	var all string
	for _, m := range matches {
		all += m[1]
	}
	return all
}

// TestManualShowsJSON compares the manual's JSON with the one of the script.
func TestManualShowsJSON(t *testing.T) {
	t.Parallel()
	manual, err := os.ReadFile("../../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("testdata/script/json.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, printed, ok := strings.Cut(string(script), "-- want --\n")
	if !ok {
		t.Fatal("the script has no output")
	}
	var want strings.Builder
	for line := range strings.Lines(strings.NewReplacer("\t", "    ", "$WORK", "/src/m").Replace(printed)) {
		want.WriteString("    " + line)
	}
	if !strings.Contains(string(manual), want.String()) {
		t.Errorf("the manual does not show\n%s", want.String())
	}
}
