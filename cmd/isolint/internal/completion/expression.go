package completion

import (
	"slices"
	"strings"
)

// between are the characters that end a word of an expression.
const between = " ()!&|"

// Expression returns what may follow what is typed of an expression of marks.
func Expression(typed string, marks []Candidate) []Candidate {
	prefix := typed[:strings.LastIndexAny(typed, between)+1]
	next := append(slices.Clone(marks), Candidate{Word: "not "})
	if endsOperand(prefix) {
		next = []Candidate{{Word: "and "}, {Word: "or "}}
		if !strings.HasSuffix(prefix, " ") {
			prefix += " "
		}
	}
	for i := range next {
		next[i].Word = prefix + next[i].Word
	}
	return next
}

// endsOperand reports whether an operator must follow.
func endsOperand(prefix string) bool {
	prefix = strings.TrimRight(prefix, " ")
	word := prefix[strings.LastIndexAny(prefix, between)+1:]
	if word == "" {
		return strings.HasSuffix(prefix, ")")
	}
	return !slices.Contains([]string{"and", "or", "not"}, word)
}
