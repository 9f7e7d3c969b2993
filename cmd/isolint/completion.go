package main

import (
	"cmp"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/completion"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/gitdiff"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/survey"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

const completionUsage = `usage: isolint completion bash|fish|zsh

Print a script that has the shell complete isolint: commands, flags, analyzers,
packages, marks, profiles and stages of .isolint.yml, names of tests. Nothing is
built or run for that.

bash, in ~/.bashrc:

    eval "$(isolint completion bash)"

zsh, in ~/.zshrc, after compinit:

    source <(isolint completion zsh)

or, to load it when it is first needed, in a directory of fpath:

    isolint completion zsh >"${fpath[1]}/_isolint"

fish:

    isolint completion fish >~/.config/fish/completions/isolint.fish

The scripts ask the isolint that is being typed, so they need not be renewed with it.
`

// completion is the command isolint completion.
func (c *command) completion(args []string) int {
	switch {
	case len(args) == 1 && isHelp(args[0]):
		return c.help([]string{"completion"})
	case len(args) != 1:
		return c.usage("completion takes the name of a shell: %s", strings.Join(completion.Shells(), ", "))
	}
	script, ok := completion.Script(args[0])
	if !ok {
		return c.usage("there is no completion for %q, only for %s%s", args[0],
			strings.Join(completion.Shells(), ", "), nearest.Hint(args[0], completion.Shells()))
	}
	if _, err := io.WriteString(c.stdout, script); err != nil {
		return c.fail(err) // whoever sources half a script should know
	}
	return statusClean
}

func isHelp(arg string) bool { return arg == "-h" || arg == "-help" || arg == "--help" }

// completeCommand is how the scripts ask what may come next. The words of the
// command line up to the cursor follow.
const completeCommand = "__complete"

// patience is how long a key press may wait.
const patience = time.Second

// complete answers a shell. What is wrong, it does not say: nobody has asked.
func (c *command) complete(ctx context.Context, words []string) int {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	w := &completer{command: c, ctx: ctx}
	line := completion.Line{
		Root:  completion.Command{Flags: new(options).flagSet(c.suite.All), FlagsFirst: true},
		Value: w.value,
		Arg:   w.arg,
	}
	help := summaries(docSource)
	for _, name := range commands {
		line.Commands = append(line.Commands, completion.Command{Name: name, Help: help[name], Flags: flagsOf(name)})
	}
	if err := line.Complete(words).Write(c.stdout); err != nil {
		return c.fail(err)
	}
	return statusClean
}

// flagsOf are the flags of a command, as it parses them; nil for a name that is
// none.
func flagsOf(name string) *flag.FlagSet {
	switch name {
	case "conflicts", "explain", "parallel", "plan", "test":
		return (&testOptions{Options: defaultTestOptions(), set: make(map[string]bool)}).flagSet(name)
	case "gopls":
		return new(goplsOptions).flagSet()
	case "lsp":
		return new(options).lspFlagSet()
	case "completion", "doctor", "help", "init", "version":
		return flag.NewFlagSet(name, flag.ContinueOnError)
	}
	return nil
}

var summaryRE = regexp.MustCompile(`(?m)^//\tisolint ([a-z]+)\b.*?(?: {2,}|\] )([a-z].*)$`)

// summaries are what doc.go says of each command, in a line.
func summaries(doc string) map[string]string {
	of := make(map[string]string)
	for _, m := range summaryRE.FindAllStringSubmatch(doc, -1) {
		if of[m[1]] == "" { // examples come later
			of[m[1]] = m[2]
		}
	}
	return of
}

// A completer knows what stands for values and arguments.
type completer struct {
	*command
	ctx context.Context
}

// value completes what a flag takes. That is told by what its usage calls it.
func (w *completer) value(p completion.Place, f *flag.Flag) completion.Answer {
	if few, ok := f.Value.(interface{ Choices() []string }); ok {
		return answerWith(few.Choices())
	}
	kind, _ := flag.UnquoteUsage(f)
	switch {
	case kind == "file":
		return completion.Answer{Files: true}
	case kind == "dir":
		return completion.Answer{Dirs: true}
	case kind == "pattern" || kind == "patterns":
		return completion.Answer{Candidates: w.module(p).Packages(p.Typed)}
	case kind == "revision":
		return answerWith(gitdiff.Git{Dir: w.at(p), Env: w.env}.Names(w.ctx))
	case f.Name == "run" || f.Name == "skip":
		return answerWith(w.tests(p))
	}
	cfg := w.config(p)
	switch {
	case kind == "expression":
		return completion.Answer{Candidates: completion.Expression(p.Typed, marksOf(cfg))}
	case f.Name == "profile":
		return answerWith(namesOf(cfg.Profiles, func(p config.Profile) string { return p.Name }))
	case f.Name == "stage":
		return answerWith(namesOf(tests.Stages(cfg), func(s config.Stage) string { return s.Name }))
	}
	return completion.Answer{}
}

// arg completes an argument.
func (w *completer) arg(p completion.Place) completion.Answer {
	first := len(p.Args) == 0
	switch {
	case p.Command == "completion" && first:
		return answerWith(completion.Shells())
	case p.Command == "help" && first:
		answer := answerWith(explained())
		for _, a := range w.suite.All {
			summary, _, _ := strings.Cut(a.Doc, "\n")
			answer.Candidates = append(answer.Candidates, completion.Candidate{Word: a.Name, Help: summary})
		}
		return answer
	case p.Command == "explain" && first:
		return answerWith(w.tests(p))
	case p.Command == "" || flagsOf(p.Command).Lookup(profileFlag) != nil:
		return completion.Answer{Candidates: w.module(p).Packages(p.Typed)}
	}
	return completion.Answer{}
}

// profileFlag is one that all commands have which take packages.
const profileFlag = "profile"

// at is the directory that a command line is about.
func (w *completer) at(p completion.Place) string {
	if filepath.IsAbs(p.Dir) {
		return p.Dir
	}
	return filepath.Join(w.dir, p.Dir)
}

func (w *completer) module(p completion.Place) completion.Module {
	dir := w.at(p)
	_, root := config.Find(dir)
	return completion.Module{Dir: dir, Root: root, Path: modulePath(root)}
}

var moduleRE = regexp.MustCompile(`(?m)^module[ \t]+"?([^\s"]+)`)

// modulePath is the path that a go.mod gives its module; empty if it does not.
func modulePath(root string) string {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return ""
	}
	if m := moduleRE.FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return ""
}

// config is the configuration, or the empty one where there is a fault in it.
func (w *completer) config(p completion.Place) *config.Config {
	cfg, err := config.Load(w.at(p), w.analyzerNames(), w.relative)
	if err != nil {
		return new(config.Config)
	}
	return cfg
}

// marksOf are the marks that may be used, with their meanings.
func marksOf(cfg *config.Config) []completion.Candidate {
	var marks []completion.Candidate
	for _, m := range cfg.Marks {
		marks = append(marks, completion.Candidate{Word: m.Name, Help: m.Meaning})
	}
	for _, name := range cfg.MarkNames() {
		if !slices.ContainsFunc(marks, func(c completion.Candidate) bool { return c.Word == name }) {
			marks = append(marks, completion.Candidate{Word: name})
		}
	}
	return marks
}

// tests are the names of the module's tests, or of those that were found in time.
func (w *completer) tests(p completion.Place) []string {
	_, root := config.Find(w.at(p))
	if root == "" {
		return nil
	}
	var names []string
	survey.Tests(os.DirFS(root), func(test mark.Func) bool {
		if !strings.Contains(test.Name, ".") { // no suite's method
			names = append(names, test.Name)
		}
		return w.ctx.Err() == nil
	})
	slices.SortFunc(names, cmp.Compare)
	return slices.Compact(names)
}

func answerWith(words []string) completion.Answer {
	var answer completion.Answer
	for _, word := range words {
		answer.Candidates = append(answer.Candidates, completion.Candidate{Word: word})
	}
	return answer
}

func namesOf[T any](list []T, name func(T) string) []string {
	var names []string
	for _, item := range list {
		if n := name(item); n != "" {
			names = append(names, n)
		}
	}
	return names
}
