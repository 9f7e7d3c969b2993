package report

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

func TestGitHub(t *testing.T) {
	t.Parallel()
	odd := finding.Finding{
		Package: "m/c", Analyzer: "hardcodedpath", Pos: at("/m/c/a,b:100%.y", 7, 0),
		Message: "TestC writes 100%\r\n::error::no, that is one finding",
	}
	var out bytes.Buffer
	if err := (GitHub{Root: "/m"}).Write(&out, append(findings[:2:2], odd)); err != nil {
		t.Fatal(err)
	}
	want := `::error file=a/a_test.go,line=12,col=2,title=isolint%3A globalmutation::a/a_test.go:12:2: TestA changes x (globalmutation)%0A    /elsewhere/dep.go:3:1: calls dep.Bump
::warning file=b/b.go,line=1,col=1,title=isolint%3A expensiveinit::b/b.go:1:1: slow (expensiveinit)
::error file=c/a%2Cb%3A100%25.y,line=7,title=isolint%3A hardcodedpath::c/a,b:100%25.y:7: TestC writes 100%25%0D%0A::error::no, that is one finding (hardcodedpath)
3 findings (1 warning) in 3 packages; 1 can be fixed with -fix
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	out.Reset()
	if err := (GitHub{}).Write(&out, nil); err != nil || out.Len() > 0 {
		t.Errorf("for nothing: %q (%v)", out.String(), err)
	}
}
