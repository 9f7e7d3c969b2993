package mark

import (
	"go/build/constraint"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
)

// Of returns the marks of a test, sorted: those of its directives, and those of
// the rules of which all conditions hold for it.
func Of(test Func, c *config.Config) []string {
	marks := slices.Clone(test.Marks)
	for _, rule := range c.MarkRules {
		if holds(rule, c.Root, test) {
			marks = append(marks, rule.Mark)
		}
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// holds reports whether all conditions of a rule, whose patterns are relative
// to root, hold for a test.
func holds(rule config.MarkRule, root string, test Func) bool {
	inPackage := func(p config.Pattern) bool { return p.Matches(root, test.File, test.Package) }
	switch {
	case len(rule.Packages) > 0 && !slices.ContainsFunc(rule.Packages, inPackage),
		rule.BuildTag != "" && !requires(test.BuildTags, rule.BuildTag),
		rule.Name != nil && !rule.Name.MatchString(test.Name) && !rule.Name.MatchString(test.method),
		rule.SkippedByShort && !test.SkippedByShort:
		return false
	}
	return true
}

// RequiredTags returns the build tags without which the test's file is never
// built, sorted.
func (f Func) RequiredTags() []string {
	var tags []string
	for x := []constraint.Expr{f.BuildTags}; len(x) > 0; {
		first := x[0]
		x = x[1:]
		switch e := first.(type) {
		case *constraint.NotExpr:
			x = append(x, e.X)
		case *constraint.AndExpr:
			x = append(x, e.X, e.Y)
		case *constraint.OrExpr:
			x = append(x, e.X, e.Y)
		case *constraint.TagExpr:
			if requires(f.BuildTags, e.Tag) {
				tags = append(tags, e.Tag)
			}
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// requires reports whether a file with the constraint x is never built without
// the tag.
func requires(x constraint.Expr, tag string) bool {
	if x == nil {
		return false
	}
	built, _ := without(x, tag)
	return !built
}

// without reports whether x can be true, and whether it can be false, where the
// tag is not set and nothing is known of any other.
func without(x constraint.Expr, tag string) (canHold, canFail bool) {
	switch x := x.(type) {
	case *constraint.NotExpr:
		canHold, canFail = without(x.X, tag)
		return canFail, canHold
	case *constraint.AndExpr:
		holdX, failX := without(x.X, tag)
		holdY, failY := without(x.Y, tag)
		return holdX && holdY, failX || failY
	case *constraint.OrExpr:
		holdX, failX := without(x.X, tag)
		holdY, failY := without(x.Y, tag)
		return holdX || holdY, failX && failY
	case *constraint.TagExpr:
		return x.Tag != tag, true
	}
	return true, true
}
