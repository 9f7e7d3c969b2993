package survey

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestModule(t *testing.T) {
	t.Parallel()
	const testA = "\n\nfunc TestA(t *testing.T) {}\n"
	files := fstest.MapFS{}
	for name, content := range map[string]string{
		"go.mod":      "module m\n",
		"a/b_test.go": "//go:build e2e && linux && !race\n\npackage a" + testA + "\nfunc TestB(t *testing.T) {}\n\nfunc BenchmarkA(b *testing.B) {}\n\nfunc helper() {}\n",
		"a/a_test.go": "//go:build e2e\n\npackage a" + testA,
		"b_test.go": "package b\n\nimport (\n\t\"testing\"\n\n\t_ \"github.com/chromedp/chromedp\"\n)\n\n//isolint:mark gpu\nfunc TestA(t *testing.T) {\n" +
			"\tif testing.Short() {\n\t\treturn\n\t}\n}\n\n//isolint:mark gpu\nfunc (s *suite) TestB() {}\n",
		// None of these says anything.
		"c_test.go":            "//go:build !e2e && go1.20 || x\n\npackage c" + testA,
		"d_test.go":            "//go:build e2e\n\npackage d\n\nfunc help() {}\n",
		"unit_test.go":         "//go:build unit && amd64 && goexperiment.x && null\n\npackage d" + testA,
		"faulty_test.go":       "//go:build faulty\n\npackage d\n\nfunc {" + testA,
		"code.go":              "//go:build code\n\npackage d" + testA,
		"_d_test.go":           "//go:build e2e\n\npackage d" + testA,
		"vendor/v_test.go":     "//go:build vendored\n\npackage d" + testA,
		"a/testdata/v_test.go": "//go:build fixture\n\npackage d" + testA,
		".hidden/v_test.go":    "//go:build hidden\n\npackage d" + testA,
		"other/go.mod":         "module other\n",
		"other/o_test.go":      "//go:build other\n\npackage d" + testA,
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	seen, err := Module(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range seen {
		got = append(got, fmt.Sprint(o.Mark, ": ", o))
	}
	want := []string{
		"e2e: build tag e2e: 3 tests in a/a_test.go, a/b_test.go",
		"slow: skipped by -short: 1 test in b_test.go",
		"integration: import of github.com/chromedp/chromedp: 2 tests in b_test.go",
		"gpu: marked by comments: 2 tests in b_test.go",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if seen, err := Module(fstest.MapFS{}); len(seen) > 0 || err != nil {
		t.Errorf("an empty module: %v, %v", seen, err)
	}
}
