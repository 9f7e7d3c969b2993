package fixedport

import (
	_ "embed"
	"fmt"
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/analyzers/internal/wanted"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

//go:embed doc.go
var source string

// Analyzer reports fixed ports that a test binds.
var Analyzer = &analysis.Analyzer{
	Name:     "fixedport",
	Doc:      doc.Extract(source, "fixedport"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/fixedport",
	Requires: finding.Requires,
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	var crowd finding.Crowd
	for _, t := range r.Holds.Tests {
		if t.Compiled || t.Kind == testfuncs.KindBenchmark {
			continue // go test -bench runs one package at a time
		}
		var worst finding.Worst
		for _, h := range t.Holds {
			if takes(r, t, h) {
				worst.Add(h, judge(h))
			}
		}
		worst.Each(func(h holds.Hold, f holds.Fault) {
			crowd.Add(t, h, finding.Finding{
				At: h.At, Category: category(f), Path: h.Path, Resource: h.Resource,
				Message: t.Name + message(h, f, party(r, t, h)), Fix: r.FreePortFix(t, h),
			})
		})
	}
	var worst finding.Worst
	for _, h := range r.Holds.InitHolds {
		if binds(h) {
			worst.Add(h, holds.LeftChanged)
		}
	}
	worst.Each(func(h holds.Hold, f holds.Fault) {
		crowd.Add(nil, h, finding.Finding{
			At: h.At, Category: category(f), Path: h.Path, Resource: h.Resource,
			Message: "the package's initialisation" + message(h, f, party(r, nil, h)),
		})
	})
	crowd.Report(r)
	subprocesses(r)
	return nil, nil
}

// takes reports whether a test has to have a port for itself.
func takes(r *finding.Reporter, t *holds.Test, h holds.Hold) bool {
	return binds(h) && !refused(r, t, h) && !searches(r.Pass.TypesInfo, t.Decl.Body, h.At)
}

// party names another test that takes the same port.
func party(r *finding.Reporter, t *holds.Test, own holds.Hold) string {
	return r.Party(t, own.Resource, "binds", func(other *holds.Test, h holds.Hold) bool { return !takes(r, other, h) })
}

// binds reports whether a hold is of a port that nobody but its owner can have.
// Those who listen for multicast share one.
func binds(h holds.Hold) bool {
	return h.Mode == holds.Write && !h.Internal && strings.HasPrefix(h.Resource, "port:") && h.Does != "net.ListenMulticastUDP"
}

// judge is Race for a port that others bind at the same time, in the same
// process; between processes there is always somebody who may.
func judge(h holds.Hold) holds.Fault {
	if h.InParallel && h.Rival != "" {
		return holds.Race
	}
	return holds.LeftChanged
}

func category(f holds.Fault) string {
	if f == holds.Race {
		return holds.CategoryRace
	}
	return holds.CategoryCollides
}

// message says what is wrong; party is who has the port at another time.
func message(h holds.Hold, f holds.Fault, party string) string {
	const instead = "listen on port 0 and ask the listener for its address"
	if f != holds.Race {
		return fmt.Sprintf(" binds the fixed %s%s; %s", h.Name, party, instead)
	}
	who := h.Rival + " binds it too"
	if strings.HasPrefix(h.Rival, "its ") {
		who = h.Rival + " share it"
	}
	return fmt.Sprintf(" binds the fixed %s while running in parallel (%s); %s", h.Name, who, instead)
}

// refused reports whether a test may want the port not to be bound. That a
// server's end is an error too says nothing, where it is compared with the one
// that means that the server was closed.
func refused(r *finding.Reporter, t *holds.Test, h holds.Hold) bool {
	return wanted.Error(r.Pass.TypesInfo, t.Decl.Body, h.At) != wanted.Never && !closes(t.Decl.Body)
}

// closes reports whether a test knows of http.ErrServerClosed.
func closes(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		found = found || ok && sel.Sel.Name == "ErrServerClosed"
		return !found
	})
	return found
}
