package processstate

import (
	"os"
	"os/exec"
	"testing"

	"example.com/testlib"
)

func enter(dir string) error { return os.Chdir(dir) }

func chdirBack(t *testing.T, dir string) {
	t.Helper()
	old, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chdir(old) })
}

func TestChdir(t *testing.T) {
	os.Chdir(t.TempDir()) // want "os.Chdir outlives TestChdir: .*working directory.*; use t.Chdir"
}

func TestChdirChecked(t *testing.T) {
	if err := os.Chdir(t.TempDir()); err != nil { // want "os.Chdir outlives TestChdirChecked"
		t.Fatal(err)
	}
}

func TestChdirInHelper(t *testing.T) {
	_ = enter(t.TempDir()) // want "outlives TestChdirInHelper"
}

func TestFileChdir(t *testing.T) {
	f, err := os.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.Chdir() // want "outlives TestFileChdir"
}

func TestChdirBack(t *testing.T) {
	old, _ := os.Getwd()
	defer os.Chdir(old)
	os.Chdir(t.TempDir()) // ok: restored by defer
}

func TestChdirBackByHelper(t *testing.T) {
	chdirBack(t, t.TempDir()) // ok: restored by the helper's cleanup
	testlib.Mktmp(t)          // ok: a helper in another package
	testlib.Intmp(t)          // ok: the same, with t.Chdir
}

func TestChdirByTesting(t *testing.T) {
	t.Chdir(t.TempDir()) // ok: the testing package restores it
	cmd := exec.Command("true")
	cmd.Dir = t.TempDir() // ok: the child's directory
	_ = cmd.Run()
	_, _ = os.Getwd() // ok: reads
}
