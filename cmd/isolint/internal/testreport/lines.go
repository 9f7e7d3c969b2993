package testreport

import (
	"regexp"
	"strings"
)

// A kind says where a piece of a test's output comes from. The stream does not
// tell; go test without -v needs to know, as it prints at once what a test
// prints, and what a test logs only once it has failed.
type kind int

const (
	printed kind = iota // by the test, to stdout or stderr
	logged              // by t.Log, t.Error and the like, and by t.Output
	framing             // "=== RUN   TestX"
	verdict             // "--- FAIL: TestX (0.00s)"
)

type piece struct {
	kind kind
	text string // a line, or a part of one
}

// lines tells the pieces of one test's output apart.
type lines struct {
	last     kind // of the piece before; framing at first
	begun    bool // there was one
	partial  bool // it did not end its line
	reported bool // the verdict is there; nothing is logged any more
}

// logStart begins what t.Log writes, logInside what it writes after a test
// printed something without a newline.
var (
	logStart  = regexp.MustCompile(`^    (?:[A-Za-z]:)?[^\s:]+\.go:\d+: `)
	logInside = regexp.MustCompile(`\S    (?:[A-Za-z]:)?[^\s:]+\.go:\d+: `)
)

func (l *lines) read(test, output string) []piece {
	var out []piece
	for line := range strings.Lines(output) {
		k := l.kind(test, line)
		if k == printed && !l.reported {
			if at := logInside.FindStringIndex(line); at != nil {
				out = append(out, piece{printed, line[:at[0]+1]})
				k, line = logged, line[at[0]+1:]
			}
		}
		l.begun, l.last, l.partial = true, k, !strings.HasSuffix(line, "\n")
		l.reported = l.reported || k == verdict
		out = append(out, piece{k, line})
	}
	return out
}

// kind decides on one line. What is indented is logged unless it follows what
// was printed: a test that prints JSON prints indented lines too.
func (l *lines) kind(test, line string) kind {
	switch {
	case isVerdict(test, line):
		return verdict
	case isFraming(test, line):
		return framing
	case l.partial, l.reported:
		if l.last == logged && !l.reported {
			return logged
		}
		return printed
	case logStart.MatchString(line):
		return logged
	case strings.HasPrefix(line, "    ") && !(l.begun && l.last == printed):
		return logged
	}
	return printed
}

// isVerdict reports whether the testing package says how this test ended, which
// it does at any place in a line.
func isVerdict(test, line string) bool {
	_, ok := verdictOf(test, line)
	return ok
}

// verdictOf returns PASS, FAIL, SKIP or BENCH.
func verdictOf(test, line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "--- ")
	if !ok {
		return "", false
	}
	word, name, ok := strings.Cut(rest, ": ")
	if !ok || !strings.HasPrefix(name, test) {
		return "", false
	}
	return word, name == test+"\n" || strings.HasPrefix(name[len(test):], " (")
}

func isFraming(test, line string) bool {
	rest, ok := strings.CutPrefix(line, "=== ")
	if !ok {
		return false
	}
	word, name, ok := strings.Cut(rest, " ")
	if !ok || word != strings.ToUpper(word) {
		return false
	}
	name = strings.TrimSpace(name)
	return name == test || strings.HasPrefix(name, test+" ") // as after ATTR
}

// isRun reports whether a framing line begins a test.
func isRun(line string) bool { return strings.HasPrefix(line, "=== RUN ") }

// isResult reports whether a line of a package's output is go test's last word
// on it.
func isResult(pkg, line string) bool {
	for _, word := range []string{"ok  \t", "FAIL\t", "?   \t"} {
		if rest, ok := strings.CutPrefix(line, word); ok && strings.HasPrefix(rest, pkg) {
			return strings.HasPrefix(rest[len(pkg):], "\t") || strings.HasPrefix(rest[len(pkg):], " ")
		}
	}
	return false
}
