package lsp

import (
	"slices"
	"strings"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// applied is a text after edits, none of which touch each other.
func applied(x *text, edits []protocol.TextEdit) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b protocol.TextEdit) int { return x.offset(b.Range.Start) - x.offset(a.Range.Start) })
	content := x.content
	for _, e := range edits {
		content = content[:x.offset(e.Range.Start)] + e.NewText + content[x.offset(e.Range.End):]
	}
	return content
}

func TestIgnoreAt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, content, want string
		line                int
	}{
		{"indented", "package p\n\nfunc f() {\n\tg()\n}\n", "package p\n\nfunc f() {\n\t//isolint:ignore x TODO: say why\n\tg()\n}\n", 4},
		{"the first line", "package p\n", "//isolint:ignore x TODO: say why\npackage p\n", 1},
		{"line ends of Windows", "package p\r\n\r\nvar a = 1\r\n", "package p\r\n\r\n//isolint:ignore x TODO: say why\r\nvar a = 1\r\n", 3},
		{"a line of a string", "package p\n\nvar a = f(`\n`, 1)\n", "", 4},
		{"a line of a comment", "package p\n\n/*\nx */ var a = 1\n", "", 4},
		{"the end of a string", "package p\n\nvar a = `\n` +\n\tb()\n", "package p\n\nvar a = `\n` +\n\t//isolint:ignore x TODO: say why\n\tb()\n", 5},
		{"no Go", "nothing", "", 1},
	}
	for _, tt := range tests {
		x := newText(tt.content)
		edits := ignoreAt(x, tt.line, "x")
		if got := applied(x, edits); len(edits) > 0 && got != tt.want || len(edits) == 0 && tt.want != "" {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestMarkAt(t *testing.T) {
	t.Parallel()
	const head = "package p\n\nimport \"x/heavy\"\n\n"
	tests := []struct {
		name, content, what, want string
		line                      int
	}{
		{"a test", head + "func TestX(t *T) {\n\tload()\n}\n", "TestX", head + "//isolint:mark slow\nfunc TestX(t *T) {\n\tload()\n}\n", 6},
		{"with a comment", head + "// TestX tests.\nfunc TestX(t *T) {}\n", "TestX", head + "// TestX tests.\n//\n//isolint:mark slow\nfunc TestX(t *T) {}\n", 6},
		{"with a mark", head + "//isolint:mark a\nfunc TestX(t *T) {}\n", "TestX", head + "//isolint:mark a\n//isolint:mark slow\nfunc TestX(t *T) {}\n", 6},
		{"a method of a suite", head + "func (s *S) TestX() {}\n", "S.TestX", head + "//isolint:mark slow\nfunc (s *S) TestX() {}\n", 5},
		{"an import", head, "the tests of this file", "//isolint:mark slow\n" + head, 3},
		{"a helper", head + "func load() {}\n", "", "", 5},
		{"no Go", "nothing", "", "", 1},
	}
	for _, tt := range tests {
		x := newText(tt.content)
		what, edits := markAt(x, tt.line, "slow")
		if got := applied(x, edits); what != tt.what || len(edits) > 0 && got != tt.want || len(edits) == 0 && tt.want != "" {
			t.Errorf("%s: %s\n%s\nwant %s\n%s", tt.name, what, got, tt.what, tt.want)
		}
	}
}

// Edits change what differs and nothing else.
func TestChanged(t *testing.T) {
	t.Parallel()
	lines := func(s string) string { return strings.Join(strings.Split(s, ""), "\n") }
	tests := []struct {
		old, new string
		edits    int
	}{
		{lines("abcdefghijklmnop"), lines("abxdefghijklmnop"), 1},
		{lines("abcdefghijklmnop\n"), lines("acdefghijklmnXYp\n"), 2},
		{"a\nb\nc\n", "a\nx\nc\ny\n", 2},
		{"a\nb", "a\nb\n", 1},
		{"a\nb\n", "a\nb", 1},
		{"", "a\n", 1},
		{"a\n", "", 1},
		{"ü🎉\r\nb\r\n", "ü🎉\r\nc\r\n", 1},
		{"same\n", "same\n", 0},
		{"a\n\r", "a\nb", 1},
	}
	for _, tt := range tests {
		x := newText(tt.old)
		edits, err := changed(x, []byte(tt.new))
		if err != nil {
			t.Errorf("%q to %q: %v", tt.old, tt.new, err)
			continue
		}
		if got := applied(x, edits); got != tt.new || len(edits) != tt.edits {
			t.Errorf("%q becomes %q with %d edits, want %q with %d", tt.old, got, len(edits), tt.new, tt.edits)
		}
	}
}

// FuzzChanged: the edits from one text to another one lead there.
func FuzzChanged(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nc\nd")
	f.Fuzz(func(t *testing.T, old, new string) {
		x := newText(old)
		edits, err := changed(x, []byte(new))
		if err != nil {
			t.Fatal(err)
		}
		if got := applied(x, edits); got != new {
			t.Errorf("%q becomes %q, want %q", old, got, new)
		}
	})
}
