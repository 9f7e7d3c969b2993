package load

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// chain is a required analyzer that behaves as run does, and one that needs it.
func chain(run runFunc) (root, required *analysis.Analyzer) {
	required = &analysis.Analyzer{Name: "required", Run: run}
	root = &analysis.Analyzer{Name: "root", Requires: []*analysis.Analyzer{required}, Run: func(pass *analysis.Pass) (any, error) {
		return pass.ResultOf[required].(int) + 1, nil
	}}
	return root, required
}

// drive runs the two as the protocol's library does.
func drive(root, required *analysis.Analyzer) (any, error) {
	res, err := required.Run(&analysis.Pass{Analyzer: required})
	if err != nil {
		return nil, errors.New("failed prerequisites: required")
	}
	return root.Run(&analysis.Pass{Analyzer: root, ResultOf: map[*analysis.Analyzer]any{required: res}})
}

func TestGuard(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		run  runFunc
		want string
	}{
		{"panic", func(*analysis.Pass) (any, error) { panic("boom") }, "internal error in required: boom (guard_test.go:"},
		{"nil map", func(*analysis.Pass) (any, error) { var m map[int]int; m[1] = 1; return 0, nil }, "assignment to entry in nil map (guard_test.go:"},
		{"error", func(*analysis.Pass) (any, error) { return nil, errors.New("no SSA") }, "no SSA"},
	}
	for _, tt := range tests {
		root, required := chain(tt.run)
		guard([]*analysis.Analyzer{root})
		_, err := drive(root, required)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
	root, required := chain(func(*analysis.Pass) (any, error) { return 1, nil })
	guard([]*analysis.Analyzer{root})
	if res, err := drive(root, required); res != 2 || err != nil {
		t.Errorf("without a fault: %v, %v", res, err)
	}
}

func TestIsUnit(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]bool{
		"":                                  false,
		"-V=full":                           true,
		"-flags":                            true,
		"-json -settings.strict /b/vet.cfg": true,
		"./...":                             false,
		"-V=full ./...":                     false,
	} {
		if got := IsUnit(strings.Fields(args)); got != want {
			t.Errorf("IsUnit(%q) = %v", args, got)
		}
	}
}

func TestIsStandard(t *testing.T) {
	t.Parallel()
	tests := []struct {
		u    unit
		want bool
	}{
		{unit{ImportPath: "net/http", Dir: "/go/src/net/http"}, true},
		{unit{ImportPath: "vendor/golang.org/x/net/idna", Dir: "/go/src/vendor/golang.org/x/net/idna"}, true},
		{unit{ImportPath: "m/p", Dir: "/src/m/p", ModulePath: "m"}, false},
		{unit{ImportPath: "example.com/p", Dir: "/gopath/src/example.com/p"}, false},
		{unit{ImportPath: "command-line-arguments", Dir: "/work"}, false},
	}
	for _, tt := range tests {
		if got := tt.u.isStandard("", ""); got != tt.want {
			t.Errorf("%+v: %v", tt.u, got)
		}
	}
	if (&unit{ImportPath: "p", Dir: "/gopath/src/p"}).isStandard("/go", "") {
		t.Error("a package of GOPATH mode")
	}
}
