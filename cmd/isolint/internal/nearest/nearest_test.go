package nearest

import "testing"

func TestName(t *testing.T) {
	t.Parallel()
	names := []string{"exclude", "mark", "mark-rules", "marks", "severity"}
	for word, want := range map[string]string{
		"mrak":     "mark",
		"mark":     "mark",
		"mraks":    "marks",
		"severty":  "severity",
		"excludes": "exclude",
		"x":        "",
		"zzzzzzzz": "",
		"":         "",
	} {
		if got := Name(word, names); got != want {
			t.Errorf("Name(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Hint("mrak", names); got != `; did you mean "mark"?` {
		t.Errorf("Hint: %s", got)
	}
}
