package expr

import (
	"errors"
	"strings"
	"testing"
)

func TestEval(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text  string
		marks string
		want  bool
	}{
		{"slow", "slow", true},
		{"slow", "", false},
		{"not slow", "", true},
		{"!slow", "slow", false},
		{"not not slow", "slow", true},
		{"slow and db", "slow db", true},
		{"slow && db", "slow", false},
		{"slow or db", "db", true},
		{"slow||db", "", false},
		{"a or b and c", "a", true},       // and binds tighter
		{"(a or b) and c", "a", false},    //
		{"not a and b", "b", true},        // not binds tightest
		{"not (a and b)", "a", true},      //
		{"not slow and not db", "", true}, // the usual stage
		{"use-real_2", "use-real_2", true},
		{"nothing", "not", false}, // a name that begins with a word
	}
	for _, tt := range tests {
		e, err := Parse(tt.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.text, err)
			continue
		}
		has := func(m string) bool { return strings.Contains(" "+tt.marks+" ", " "+m+" ") }
		if got := e.Eval(has); got != tt.want {
			t.Errorf("%q with marks %q = %v, want %v", tt.text, tt.marks, got, tt.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"", "column 1: expected a mark, not, or (, found the end"},
		{"slow and", "column 9: expected a mark, not, or (, found the end"},
		{"slow fast", `column 6: expected and, or, or the end, found "fast"`},
		{"(slow", "column 6: expected ), found the end"},
		{"slow)", `column 5: expected and, or, or the end, found ")"`},
		{"é and b", `column 1: expected a mark, not, or (, found "é"`},
		{"a and é", `column 7: expected a mark, not, or (, found "é"`},
		{"a & b", `column 3: expected and, or, or the end, found "&"`},
		{strings.Repeat("(", 1000), "column 102: nested too deeply"},
	}
	for _, tt := range tests {
		_, err := Parse(tt.text)
		if err == nil || err.Error() != tt.want {
			t.Errorf("Parse(%q): %v, want %s", tt.text, err, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	e, err := Parse("a and not  b")
	if err != nil {
		t.Fatal(err)
	}
	want := []Name{{"a", 1}, {"b", 12}}
	if got := e.Names(); len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("names %v, want %v", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"slow", "not (a or b) && !c", "((", "a b", "é", "not", ")", "a-b_c and 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Parse(text)
		var fault *Error
		if err != nil {
			if !errors.As(err, &fault) || fault.Column < 1 || fault.Column > len(text)+1 {
				t.Fatalf("Parse(%q): %v", text, err)
			}
			return
		}
		e.Eval(func(string) bool { return true })
		if len(e.Names()) == 0 {
			t.Fatalf("Parse(%q) has no marks", text)
		}
		for _, n := range e.Names() {
			if !IsName(n.Mark) {
				t.Fatalf("Parse(%q) has the mark %q", text, n.Mark)
			}
		}
	})
}
