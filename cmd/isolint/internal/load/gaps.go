package load

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// gapPrefix begins each line of the gaps analyzer's error, and of no other.
const gapPrefix = "not analysed: "

// roots are the analyzers that report, and one that returns the package's gaps
// as an error: neither go vet nor a finding has another way to tell of faults
// of isolint in a dependency. Only this command knows what to make of it.
func (s Suite) roots() []*analysis.Analyzer {
	if s.Gaps == nil {
		return s.All
	}
	return append(slices.Clone(s.All), &analysis.Analyzer{
		Name:     "isolintgaps",
		Doc:      "tell which dependencies could not be analysed",
		Requires: s.Facts,
		Run: func(pass *analysis.Pass) (any, error) {
			var errs []error
			for _, gap := range s.Gaps(pass) {
				errs = append(errs, errors.New(gapPrefix+gap))
			}
			return nil, errors.Join(errs...)
		},
	})
}

// addError adds an error that an analyzer returned for a package.
func (res *Result) addError(pkg, text string) {
	if !strings.HasPrefix(text, gapPrefix) {
		res.Internal = append(res.Internal, fmt.Sprintf("%s: %s", pkg, text))
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		res.Gaps = append(res.Gaps, strings.TrimPrefix(line, gapPrefix))
	}
}

// tidyErrors keeps each error once; what is an error of a package that was asked
// for is no gap as well.
func (res *Result) tidyErrors() {
	slices.Sort(res.Internal)
	res.Internal = slices.Compact(res.Internal)
	slices.Sort(res.Gaps)
	res.Gaps = slices.DeleteFunc(slices.Compact(res.Gaps), func(gap string) bool { return slices.Contains(res.Internal, gap) })
}
