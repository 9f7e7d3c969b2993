package main

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// readYAML reads a file of the repository strictly.
func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	f, err := os.Open("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dec := yaml.NewDecoder(f)
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestHook checks that what pre-commit runs is a command line.
func TestHook(t *testing.T) {
	t.Parallel()
	var hooks []struct {
		ID, Name, Description, Language, Entry string
		Args, Types                            []string
		PassFilenames                          *bool `yaml:"pass_filenames"`
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 1 {
		t.Fatalf("%d hooks", len(hooks))
	}
	h := hooks[0]
	if h.ID != "isolint" || h.Entry != "isolint" || h.Language != "golang" || h.PassFilenames == nil || *h.PassFilenames {
		t.Errorf("%+v", h)
	}
	if _, err := parseOptions(h.Args, suite().All); err != nil {
		t.Error(err)
	}
}

// TestWorkflow checks that what the workflow of the documentation runs is a command
// line, and that it uploads the file that was written.
func TestWorkflow(t *testing.T) {
	t.Parallel()
	var workflow struct {
		Name string
		On   any
		Jobs map[string]struct {
			RunsOn      string            `yaml:"runs-on"`
			Permissions map[string]string `yaml:"permissions"`
			Steps       []struct {
				Uses, Run string
				With      map[string]string
			}
		}
	}
	readYAML(t, "docs/review/isolint.yml", &workflow)
	job := workflow.Jobs["isolint"]
	if job.Permissions["security-events"] != "write" {
		t.Error("the job may not upload findings")
	}
	written, uploaded := "", ""
	for _, step := range job.Steps {
		if strings.Contains(step.Uses, "upload-sarif") {
			uploaded = step.With["sarif_file"]
		}
		line, _, _ := strings.Cut(step.Run, " || ")
		if args, ok := strings.CutPrefix(line, "isolint "); ok {
			opts, err := parseOptions(strings.Fields(args), suite().All)
			if err != nil {
				t.Errorf("%s: %v", step.Run, err)
			}
			written = opts.sarif
		}
	}
	if written == "" || written != uploaded {
		t.Errorf("%q is written, %q is uploaded", written, uploaded)
	}
}
