package effects

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRowsOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		said []string
		want Rows
	}{
		{[]string{"INSERT INTO t (a, b) VALUES ('x', 2)"}, Rows{Sets: []string{"a=x", "b=2"}, Known: true}},
		{[]string{`insert into "t" values (?, $1)`, "x"}, Rows{Sets: []string{"=x", "=x"}, Known: true}},
		{[]string{"INSERT INTO t (a) VALUES ('it''s') RETURNING id"}, Rows{Sets: []string{"a=it's"}, Known: true}},
		{[]string{"INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING"}, Rows{Sets: []string{"a=1"}}},
		{[]string{"INSERT INTO t (a) VALUES (1), (2)"}, Rows{Sets: []string{"a=1"}}},
		{[]string{"INSERT INTO t (a) VALUES (now())"}, Rows{}},
		{[]string{"INSERT INTO t (a) VALUES (?)", holeUnknown}, Rows{}},
		{[]string{"INSERT INTO t (a, b) VALUES (1)"}, Rows{}},
		{[]string{"INSERT INTO t SELECT a FROM u"}, Rows{}},
		{[]string{"UPDATE t SET a = ?, b = b + ? WHERE c = ?", "1", "2", "3"}, Rows{Sets: []string{"a=1"}, Where: []string{"c=3"}, Columns: []string{"a", "b"}, Known: true}},
		{[]string{"UPDATE t SET a = 1"}, Rows{Sets: []string{"a=1"}, Columns: []string{"a"}}},
		{[]string{"SELECT a, u.b FROM t u WHERE a = 1"}, Rows{Where: []string{"a=1"}, Columns: []string{"a", "b"}, Known: true}},
		{[]string{"SELECT a, max(b) FROM t WHERE a = 1"}, Rows{Where: []string{"a=1"}, Known: true}},
		{[]string{"INSERT OR IGNORE INTO t (a) VALUES (1)"}, Rows{}},
		{[]string{"DELETE FROM t WHERE a = $2 AND b = $1", "x", "y"}, Rows{Where: []string{"a=y", "b=x"}, Known: true}},
		{[]string{"DELETE FROM t WHERE a = $3", "x"}, Rows{}},
		{[]string{"SELECT count(*) FROM t AS u WHERE u.a = -1.5 LIMIT 1"}, Rows{Where: []string{"a=-1.5"}, Known: true, Counts: true}},
		{[]string{"SELECT * FROM t WHERE a = 1 OR b = 2"}, Rows{Where: []string{"a=1"}}},
		{[]string{"SELECT * FROM t WHERE a IN (1)"}, Rows{}},
		{[]string{"SELECT * FROM t JOIN u ON u.a = t.a WHERE t.a = 1"}, Rows{}},
		{[]string{"SELECT * FROM t WHERE a = " + holeUnknown}, Rows{}},
		{[]string{"SELECT * FROM t WHERE"}, Rows{}},
		{[]string{"CREATE TABLE t (a int)"}, Rows{}},
		{[]string{""}, Rows{}},
	} {
		if diff := cmp.Diff(tt.want, RowsOf(strings.Join(tt.said, saidSep))); diff != "" {
			t.Errorf("RowsOf(%q): -want +got\n%s", tt.said, diff)
		}
	}
}

func FuzzRowsOf(f *testing.F) {
	f.Add("UPDATE t SET a = ? WHERE b = $1\x1f1\x1f2")
	f.Add("INSERT INTO t (a) VALUES ('x''y', \x00?\x00)")
	f.Fuzz(func(t *testing.T, said string) {
		r := RowsOf(said)
		for _, pair := range append(r.Sets, r.Where...) {
			if !strings.Contains(pair, "=") {
				t.Errorf("RowsOf(%q): %q is no pair", said, pair)
			}
		}
	})
}
