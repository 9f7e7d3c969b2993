package gclplugin

import (
	"slices"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/table"
)

func TestRegistered(t *testing.T) {
	t.Parallel()
	build, err := register.GetPlugin(Name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := build(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.GetLoadMode(); got != register.LoadModeTypesInfo {
		t.Errorf("load mode %q: the analyzers need types", got)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name string
		conf map[string]any
		want string
	}{
		{"unknown key", map[string]any{"strickt": true}, `unknown field "strickt"`},
		{"known keys", map[string]any{"strickt": true}, "known keys: heavy"},
		{"unknown key of a heavy call", map[string]any{"heavy": []any{map[string]any{"cal": "x.Y"}}}, `unknown field "cal"`},
		{"wrong type", map[string]any{"strict": "yes"}, "strict"},
		{"wrong type of a list", map[string]any{"disable": "globalmutation"}, "disable"},
		{"unknown analyzer", map[string]any{"disable": []any{"globalmutatoin"}}, `unknown analyzer "globalmutatoin"`},
		{"no mark", map[string]any{"heavy": []any{map[string]any{"call": "example.com/m.Load"}}}, "no mark"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := New(tt.conf)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one about %s", err, tt.want)
			}
		})
	}
}

func TestBuildAnalyzersDisables(t *testing.T) {
	keepFlags(t)
	all := names(analyzers.All())
	if len(all) == 0 {
		t.Fatal("the list of analyzers is empty")
	}
	p, err := New(map[string]any{"disable": []any{all[0]}})
	if err != nil {
		t.Fatal(err)
	}
	built, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	if got := names(built); !slices.Equal(got, all[1:]) {
		t.Errorf("got %q, want %q", got, all[1:])
	}
}

func TestBuildAnalyzersApplies(t *testing.T) {
	keepFlags(t)
	p, err := New(map[string]any{
		"strict": true,
		"heavy":  []any{map[string]any{"call": "example.com/m.Load", "mark": "ours", "memory": "4GiB"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.BuildAnalyzers(); err != nil {
		t.Fatal(err)
	}
	flags := &settings.Analyzer.Flags
	if got := flags.Lookup("strict").Value.String(); got != "true" {
		t.Errorf("strict is %s", got)
	}
	const want = `[{"call":"example.com/m.Load","mark":"ours","memory":"4GiB"}]`
	if got := flags.Lookup("heavy").Value.String(); got != want {
		t.Errorf("heavy is %s, want %s", got, want)
	}
}

// A heavy call that the table refuses is refused with the table's words.
func TestBuildAnalyzersRefuses(t *testing.T) {
	keepFlags(t)
	bad := table.Heavy{Symbol: "no path", Mark: "ours"}
	if bad.Check() == nil {
		t.Fatal("the table takes any name")
	}
	p, err := New(map[string]any{"heavy": []any{map[string]any{"call": bad.Symbol, "mark": bad.Mark}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.BuildAnalyzers(); err == nil || !strings.Contains(err.Error(), "isolint: heavy: ") {
		t.Errorf("got error %v, want one about heavy", err)
	}
}

// keepFlags restores the flags of the process, which BuildAnalyzers sets.
func keepFlags(t *testing.T) {
	t.Helper()
	flags := &settings.Analyzer.Flags
	strict, heavy := flags.Lookup("strict").Value.String(), flags.Lookup("heavy").Value.String()
	t.Cleanup(func() {
		if err := flags.Set("strict", strict); err != nil {
			t.Error(err)
		}
		if err := flags.Set("heavy", heavy); err != nil {
			t.Error(err)
		}
	})
}
