package effects_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestTangle analyses code whose values lead back to each other on very many
// ways, as in generated code: to follow each of them would take days.
func TestTangle(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		// Captured, so that they are variables and no phis.
		"variables":  "var a, b I; use(func() { a, b = b, a }); " + strings.Repeat("a = b; b = a; ", 100) + "a.M(); shared = a",
		"strings":    "var a, b string; use(func() { a, b = b, a }); " + strings.Repeat("a = b; b = a; ", 100) + "table[a] = b; text = a",
		"phis":       "a, s := shared, \"\"; " + strings.Repeat(tangledSwitch(), 20) + "a.M(); shared = a; text = s; table[s] = s",
		"conditions": "ok, a, s := x > 3, shared, \"\"; " + strings.Repeat(strings.ReplaceAll(tangledSwitch(), "s += \"a\"", "ok = !ok"), 20) + "if ok { shared = a; text = s }",
		"funcs":      "var a, b func(); use(func() { a, b = b, a }); " + strings.Repeat("a = b; b = a; ", 100) + "a(); use(b)",
		// What is put there is what was there before, as a setter has returned it.
		"setter": "var a I; keep := func() { a = swap(a) }; keep()",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := "package p\n\ntype I interface{ M() }\n\nvar shared I\n\nvar text string\n\nvar table = map[string]string{}\n\n" +
				"func use(func()) {}\n\nfunc swap(i I) I { old := shared; shared = i; return old }\n\nfunc other(I) I { return nil }\n\nfunc f(x int) {\n" + body + "\n}\n"
			analyse(t, pass(t, src))
		})
	}
}

func tangledSwitch() string {
	var b strings.Builder
	b.WriteString("switch x {\n")
	for i := range 50 {
		fmt.Fprintf(&b, "case %d: if x > 3 { s += \"a\"; a = other(a) }\n", i)
	}
	b.WriteString("default: s += \"a\" }\n")
	return b.String()
}
