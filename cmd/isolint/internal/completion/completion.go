// Package completion answers a shell that asks what may come next on a command
// line. Which commands and flags there are it is told in the form in which they
// are parsed, as flag sets, so that nothing is listed twice; what a flag takes it
// asks for. Files it leaves to the shell, which knows about quotes and ~.
package completion

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// A Candidate is a word that may stand where the cursor is.
type Candidate struct{ Word, Help string }

// An Answer is what may stand there.
type Answer struct {
	Candidates []Candidate
	Files      bool // the name of a file
	Dirs       bool // the name of a directory
}

// A Command is what its flags make of a command line.
type Command struct {
	Name, Help string
	Flags      *flag.FlagSet
	// FlagsFirst says that no flag may stand behind an argument.
	FlagsFirst bool
}

// A Place is where on a command line the cursor is.
type Place struct {
	Command string   // empty for none
	Dir     string   // what -C asks for
	Args    []string // those before this one
	Typed   string   // what is there of the word, up to the cursor
}

// A Line is how command lines look.
type Line struct {
	Root     Command   // without a command
	Commands []Command // their names may stand in the first place; before them only -C
	// Value returns what a flag may be given.
	Value func(Place, *flag.Flag) Answer
	// Arg returns what an argument may be, besides a command.
	Arg func(Place) Answer
}

// dirFlag is the one flag that may stand before a command.
const dirFlag = "C"

// Complete returns what may stand in place of the last word, which may be
// empty; program's name not included.
func (l Line) Complete(words []string) Answer {
	if len(words) == 0 {
		words = []string{""}
	}
	s := state{line: l, command: l.Root, bare: true}
	last := len(words) - 1
	for _, w := range words[:last] {
		s.pass(w)
	}
	typed := words[last]
	answer := s.answer(typed)
	answer.Candidates = slices.DeleteFunc(answer.Candidates, func(c Candidate) bool { return !strings.HasPrefix(c.Word, typed) })
	return answer
}

// A state is what is known after some words.
type state struct {
	line    Line
	command Command
	place   Place
	value   *flag.Flag // that the next word is for
	bare    bool       // nothing but -C has come
	theirs  bool       // what follows is for another program
}

// pass takes a whole word.
func (s *state) pass(word string) {
	switch {
	case s.theirs:
	case s.value != nil:
		s.take(s.value, word)
		s.value = nil
	case word == "--" || word == "-args" || word == "--args":
		s.theirs = true
	case isFlag(word):
		s.flag(word)
	default:
		s.arg(word)
	}
}

func (s *state) flag(word string) {
	name, value, hasValue := strings.Cut(strings.TrimLeft(word, "-"), "=")
	s.bare = s.bare && name == dirFlag
	f := s.command.Flags.Lookup(name)
	switch {
	case f == nil:
	case hasValue:
		s.take(f, value)
	case !isBool(f):
		s.value = f
	}
}

func (s *state) take(f *flag.Flag, value string) {
	if f.Name == dirFlag {
		s.place.Dir = value
	}
}

func (s *state) arg(word string) {
	if s.mayBeCommand() {
		i := slices.IndexFunc(s.line.Commands, func(c Command) bool { return c.Name == word })
		if i >= 0 {
			s.command = s.line.Commands[i]
			s.place.Command = word
			return
		}
	}
	s.place.Args = append(s.place.Args, word)
}

// mayBeCommand reports whether the next argument may be a command.
func (s *state) mayBeCommand() bool {
	return s.bare && s.place.Command == "" && len(s.place.Args) == 0
}

func (s *state) answer(typed string) Answer {
	s.place.Typed = typed
	switch {
	case s.theirs:
		return Answer{Files: true}
	case s.value != nil:
		return s.line.Value(s.place, s.value)
	case isFlag(typed) || typed == "-":
		return s.flagAnswer(typed)
	}
	answer := s.line.Arg(s.place)
	if s.mayBeCommand() {
		var commands []Candidate
		for _, c := range s.line.Commands {
			commands = append(commands, Candidate{c.Name, c.Help})
		}
		answer.Candidates = append(commands, answer.Candidates...)
	}
	return answer
}

// flagAnswer completes a flag, or what stands behind its =.
func (s *state) flagAnswer(typed string) Answer {
	name, value, hasValue := strings.Cut(strings.TrimLeft(typed, "-"), "=")
	dashes := typed[:len(typed)-len(strings.TrimLeft(typed, "-"))]
	if hasValue {
		f := s.command.Flags.Lookup(name)
		if f == nil || isBool(f) {
			return Answer{}
		}
		s.place.Typed = value
		answer := s.line.Value(s.place, f)
		for i := range answer.Candidates {
			answer.Candidates[i].Word = dashes + name + "=" + answer.Candidates[i].Word
		}
		return answer
	}
	if s.command.FlagsFirst && len(s.place.Args) > 0 {
		return Answer{}
	}
	var answer Answer
	s.command.Flags.VisitAll(func(f *flag.Flag) {
		_, help := flag.UnquoteUsage(f)
		answer.Candidates = append(answer.Candidates, Candidate{dashes + f.Name, help})
	})
	return answer
}

// isFlag reports whether a word is one; package flag takes - for an argument.
func isFlag(word string) bool { return len(word) > 1 && word[0] == '-' }

func isBool(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// Write prints an answer for the scripts: a candidate a line, a tab and what it
// is, and for files and directories a line that begins with a colon. What cannot be
// told from that, or has characters in it that a terminal obeys, is left out.
func (a Answer) Write(out io.Writer) error {
	w := bufio.NewWriter(out)
	for _, c := range a.Candidates {
		if strings.HasPrefix(c.Word, ":") || strings.ContainsFunc(c.Word, unicode.IsControl) {
			continue
		}
		help := strings.Join(strings.Fields(c.Help), " ")
		fmt.Fprintln(w, strings.TrimSuffix(c.Word+"\t"+help, "\t"))
	}
	if a.Files {
		fmt.Fprintln(w, ":files")
	}
	if a.Dirs {
		fmt.Fprintln(w, ":dirs")
	}
	return w.Flush()
}
