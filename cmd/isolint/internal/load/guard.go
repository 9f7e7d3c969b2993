package load

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/vetjson"
)

// failure stands in for the result of a required analyzer that failed, so that
// the reason reaches the analyzers that report. The protocol's library would
// only say "failed prerequisites".
type failure struct{ err error }

// guard makes the analyzers, and those they require, return an error where
// they would panic: without it one panic in one package leaves all packages
// that import it without any result. The analyzers are changed in place, as
// their identity is what results are found by; so call it once, in a process
// that does nothing else.
func guard(roots []*analysis.Analyzer) []*analysis.Analyzer {
	return guardAll(roots, true)
}

// guardErrors is guard for a driver that keeps the errors of all analyzers: no
// failure is handed on as a result.
func guardErrors(roots []*analysis.Analyzer) []*analysis.Analyzer {
	return guardAll(roots, false)
}

func guardAll(roots []*analysis.Analyzer, handOn bool) []*analysis.Analyzer {
	root := make(map[*analysis.Analyzer]bool)
	for _, a := range roots {
		root[a] = true
	}
	seen := make(map[*analysis.Analyzer]bool)
	var visit func(as []*analysis.Analyzer)
	visit = func(as []*analysis.Analyzer) {
		for _, a := range as {
			if seen[a] {
				continue
			}
			seen[a] = true
			visit(a.Requires)
			a.Run = guarded(a.Name, a.Run, handOn && !root[a])
		}
	}
	visit(roots)
	return roots
}

type runFunc = func(*analysis.Pass) (any, error)

func guarded(name string, run runFunc, handOn bool) runFunc {
	return func(pass *analysis.Pass) (any, error) {
		ownNames(pass)
		result, err := attempt(name, run, pass)
		if err != nil && handOn {
			return failure{err}, nil
		}
		return result, err
	}
}

func attempt(name string, run runFunc, pass *analysis.Pass) (result any, err error) {
	for _, req := range pass.Analyzer.Requires {
		if f, ok := pass.ResultOf[req].(failure); ok {
			return nil, f.err
		}
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error in %s: %v%s", name, r, origin(debug.Stack()))
		}
	}()
	return run(pass)
}

// origin is the place of a panic, " (file.go:12)", from its stack trace.
func origin(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "panic(") {
			continue
		}
		// panic(...)            the next frame is two lines on:
		//	/go/src/runtime/panic.go:792 +0x132
		// example.com/p.f(...)
		//	/src/p/f.go:12 +0x1d
		for j := i + 3; j < len(lines); j += 2 {
			file, _, _ := strings.Cut(strings.TrimSpace(lines[j]), " ")
			if !strings.Contains(file, "/src/runtime/") {
				return " (" + file[strings.LastIndexByte(file, '/')+1:] + ")"
			}
		}
	}
	return ""
}

// survive ends a unit whose package could not even be type-checked without a
// panic: with an error for the package, and with empty facts, so that the
// packages that import it are still analysed. It returns the exit status.
func survive(cfg *unit, panicked any) int {
	msg := fmt.Sprintf("internal error: %v%s", panicked, origin(debug.Stack()))
	err := os.WriteFile(cfg.VetxOutput, nil, 0o666)
	if err == nil && cfg.VetxOnly {
		return 0
	}
	tree := map[string]any{cfg.ID: map[string]any{"isolint": vetjson.Error{Err: msg}}}
	data, jsonErr := json.MarshalIndent(tree, "", "\t")
	if err == nil && jsonErr == nil && cfg.Stdout != "" {
		err = os.WriteFile(cfg.Stdout, append(data, '\n'), 0o666)
	}
	if err != nil || jsonErr != nil || cfg.Stdout == "" {
		fmt.Fprintf(os.Stderr, "isolint: %s: %s\n", cfg.ImportPath, msg)
		return 1
	}
	return 0
}
