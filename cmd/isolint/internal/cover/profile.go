// Package cover makes of what many test processes have covered the one profile
// and the percentages that go test gives. Which processes those are, and what
// they were told to cover, is for others.
//
// A process that gets -test.coverprofile besides a -test.gocoverdir of its own
// writes a profile in text, in less than two milliseconds; those are added up
// here. Where there are only the directories, Merge has the go command read
// them, which takes a tenth of a second for each call.
//
// Code that every process runs, such as init functions, counts once for each of
// them: in modes count and atomic a package that was cut has higher numbers than
// under go test, for the same blocks.
package cover

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Profile tells how often each block of code was run. The zero value is one of
// nothing, to which any can be added.
type Profile struct {
	Mode   string // set, count or atomic
	counts map[block]uint32
}

// A block is a piece of code without branches.
type block struct {
	file            string // import path and name
	line, col       int
	endLine, endCol int
	statements      int
}

// pkg is the import path of the block's package.
func (b block) pkg() string { return path.Dir(b.file) }

// compare has the order of profiles.
func (b block) compare(o block) int {
	return cmp.Or(
		cmp.Compare(b.pkg(), o.pkg()), cmp.Compare(b.file, o.file),
		cmp.Compare(b.line, o.line), cmp.Compare(b.endLine, o.endLine),
		cmp.Compare(b.col, o.col), cmp.Compare(b.endCol, o.endCol),
		cmp.Compare(b.statements, o.statements))
}

// Parse reads a profile as test binaries and go test write it. Nothing at all
// is one too, of a package without code.
func Parse(r io.Reader) (*Profile, error) {
	p := new(Profile)
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var err error
		if n == 1 {
			err = p.parseMode(in.Text())
		} else {
			err = p.parseBlock(in.Text())
		}
		if err != nil {
			return nil, fmt.Errorf("line %d of a coverage profile: %w", n, err)
		}
	}
	return p, in.Err()
}

func (p *Profile) parseMode(line string) error {
	mode, ok := strings.CutPrefix(line, "mode: ")
	if !ok || !slices.Contains([]string{"set", "count", "atomic"}, mode) {
		return fmt.Errorf("%q is no mode", line)
	}
	p.Mode = mode
	return nil
}

var errLine = errors.New("not FILE:LINE.COLUMN,LINE.COLUMN STATEMENTS COUNT")

func (p *Profile) parseBlock(line string) error {
	colon := strings.LastIndexByte(line, ':')
	if colon < 1 {
		return errLine
	}
	b := block{file: line[:colon]}
	rest := line[colon+1:]
	for _, part := range []struct {
		to  *int
		end string
	}{{&b.line, "."}, {&b.col, ","}, {&b.endLine, "."}, {&b.endCol, " "}, {&b.statements, " "}} {
		number, after, ok := strings.Cut(rest, part.end)
		n, err := strconv.ParseUint(number, 10, 31)
		if !ok || err != nil {
			return errLine
		}
		*part.to, rest = int(n), after
	}
	count, err := strconv.ParseUint(rest, 10, 32)
	if err != nil {
		return errLine
	}
	p.add(b, uint32(count))
	return nil
}

// add counts as the coverage runtime does, which stops at the largest number.
func (p *Profile) add(b block, count uint32) {
	if p.counts == nil {
		p.counts = make(map[block]uint32)
	}
	if p.Mode == "set" {
		p.counts[b] = max(p.counts[b], min(count, 1))
		return
	}
	p.counts[b] = uint32(min(uint64(p.counts[b])+uint64(count), math.MaxUint32))
}

// Add adds what another process has covered.
func (p *Profile) Add(o *Profile) error {
	if o.Mode == "" {
		return nil
	}
	if p.Mode != "" && p.Mode != o.Mode {
		return fmt.Errorf("coverage profiles of modes %s and %s cannot be merged", p.Mode, o.Mode)
	}
	p.Mode = o.Mode
	for b, count := range o.counts {
		p.add(b, count)
	}
	return nil
}

// Package returns what the profile has of one package.
func (p *Profile) Package(importPath string) *Profile {
	one := &Profile{Mode: p.Mode}
	for b, count := range p.counts {
		if b.pkg() == importPath {
			one.add(b, count)
		}
	}
	return one
}

// Fill adds those of the packages that only others have, as not covered. Under
// -coverpkg go test counts for every test all packages that it was called for
// and that match, whether the test imports them or not.
func (p *Profile) Fill(packages []string, others ...*Profile) {
	has := make(map[string]bool)
	for b := range p.counts {
		has[b.pkg()] = true
	}
	for _, o := range others {
		p.Mode = cmp.Or(p.Mode, o.Mode)
		for b := range o.counts {
			if pkg := b.pkg(); !has[pkg] && slices.Contains(packages, pkg) {
				p.add(b, 0)
			}
		}
	}
}

// Percent says how much is covered, as a test binary does. Under -coverpkg
// the patterns are those given there.
func (p *Profile) Percent(patterns ...string) string {
	var covered, all int64
	for b, count := range p.counts {
		all += int64(b.statements)
		if count > 0 {
			covered += int64(b.statements)
		}
	}
	if all == 0 {
		return "coverage: [no statements]"
	}
	s := fmt.Sprintf("coverage: %.1f%% of statements", 100*float64(covered)/float64(all))
	if len(patterns) > 0 {
		s += " in " + strings.Join(patterns, ", ")
	}
	return s
}

// Write writes the profiles of packages one after the other, as go test does:
// what several of them cover is there several times.
func Write(w io.Writer, mode string, profiles ...*Profile) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "mode: %s\n", mode)
	for _, p := range profiles {
		if p.Mode != "" && p.Mode != mode {
			return fmt.Errorf("a coverage profile of mode %s does not fit into one of mode %s", p.Mode, mode)
		}
		for _, b := range slices.SortedFunc(maps.Keys(p.counts), block.compare) {
			fmt.Fprintf(out, "%s:%d.%d,%d.%d %d %d\n", b.file, b.line, b.col, b.endLine, b.endCol, b.statements, p.counts[b])
		}
	}
	return out.Flush()
}
