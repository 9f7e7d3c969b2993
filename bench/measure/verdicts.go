//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// A recording is the verdicts of one run: by "package test", or by package
// alone, each as often as it was told.
type recording map[string][]string

// readVerdicts reads the stream of a go test -json. Lines that are none of it,
// such as messages of the go command, are left out.
func readVerdicts(file string) (recording, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rec := make(recording)
	for r := bufio.NewReader(f); ; {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			return rec, nil
		}
		if err != nil {
			return nil, err
		}
		var e struct{ Action, Package, Test string }
		if json.Unmarshal(line, &e) != nil || e.Package == "" {
			continue
		}
		switch e.Action {
		case "pass", "fail", "skip":
			name := strings.TrimSpace(e.Package + " " + e.Test)
			rec[name] = append(rec[name], e.Action)
		}
	}
}

// compareVerdicts compares runs of go test with runs of isolint test:
//
//	measure verdicts NAME GO.json... -- ISOLINT.json...
//
// A test that go test itself does not always give the same verdict, or that is
// not always there, is listed apart.
func compareVerdicts(out io.Writer, args []string) (int, error) {
	cut := slices.Index(args, "--")
	if cut < 2 || cut == len(args)-1 {
		return 0, fmt.Errorf("want verdicts NAME GO.json... -- ISOLINT.json...")
	}
	base, err := readAll(args[1:cut])
	if err != nil {
		return 0, err
	}
	ours, err := readAll(args[cut+1:])
	if err != nil {
		return 0, err
	}
	steady, flaky := agree(base)
	count := make(map[string]int)
	say := func(kind, format string, a ...any) {
		if count[kind]++; count[kind] <= 10 {
			fmt.Fprintf(out, "    %s: "+format+"\n", append([]any{kind}, a...)...)
		}
	}
	for _, rec := range ours {
		for _, name := range slices.Sorted(maps.Keys(steady)) {
			want, got := steady[name], rec[name]
			switch {
			case len(got) == 0:
				say("lost", "%s, %s under go test", name, want)
			case len(got) > len(want):
				say("double", "%s %s", name, got)
			case !slices.Equal(got, want):
				say("different", "%s is %s, %s under go test", name, got, want)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(rec)) {
			if steady[name] == nil && !flaky[name] {
				say("extra", "%s %s", name, rec[name])
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(flaky)) {
		say("flaky under go test", "%s", name)
	}
	tests := 0
	for name := range steady {
		if strings.Contains(name, " ") {
			tests++
		}
	}
	fmt.Fprintf(out, "%s: %d tests, %d different, %d lost, %d double, %d extra, %d flaky\n", args[0], tests,
		count["different"], count["lost"], count["double"], count["extra"], len(flaky))
	if count["different"]+count["lost"]+count["double"] > 0 {
		return 1, nil
	}
	return 0, nil
}

func readAll(files []string) ([]recording, error) {
	var all []recording
	for _, file := range files {
		rec, err := readVerdicts(file)
		if err != nil {
			return nil, err
		}
		all = append(all, rec)
	}
	return all, nil
}

// agree parts the names into those whose verdict is the same in all runs and the
// others.
func agree(runs []recording) (steady recording, flaky map[string]bool) {
	steady, flaky = make(recording), make(map[string]bool)
	for _, rec := range runs {
		for name, verdicts := range rec {
			steady[name] = verdicts
		}
	}
	for name, verdicts := range steady {
		for _, rec := range runs {
			if !slices.Equal(rec[name], verdicts) {
				flaky[name] = true
			}
		}
	}
	maps.DeleteFunc(steady, func(name string, _ []string) bool { return flaky[name] })
	return steady, flaky
}
