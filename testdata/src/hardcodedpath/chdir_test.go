package hardcodedpath

import (
	"os"
	"testing"

	"example.com/testlib"
)

func enterTemp(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
}

func TestRelativeAfterChdir(t *testing.T) {
	t.Chdir(t.TempDir())
	os.WriteFile("isolint-a.txt", nil, 0o600) // ok: relative to a directory of its own
	os.MkdirAll("isolint-dir/sub", 0o700)     // ok: the same
}

func TestRelativeAfterHelper(t *testing.T) {
	enterTemp(t)
	os.WriteFile("isolint-b.txt", nil, 0o600) // ok: the helper went into a directory of its own
}

func TestRelativeAfterOtherPackagesHelper(t *testing.T) {
	testlib.Mktmp(t)
	os.WriteFile("isolint-c.txt", nil, 0o600) // ok: a helper in another package did
}

func TestRelativeAfterOtherPackagesChdir(t *testing.T) {
	testlib.Intmp(t)
	os.WriteFile("isolint-d.txt", nil, 0o600) // ok: the same
}

func TestRelativeAfterOsChdir(t *testing.T) {
	old, _ := os.Getwd()
	if err := os.Chdir(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(old)
	os.WriteFile("isolint-e.txt", nil, 0o600) // ok: relative to a directory of its own
}

func TestRelativeInSubtest(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Run("sub", func(t *testing.T) {
		os.WriteFile("isolint-f.txt", nil, 0o600) // ok: the parent went into a directory of its own
	})
}

// An absolute path does not care where the test is.
func TestAbsoluteAfterChdir(t *testing.T) {
	t.Chdir(t.TempDir())
	os.WriteFile("/tmp/isolint/absolute", nil, 0o600) // want "fixed path /tmp/isolint/absolute"
}

func TestRelativeBeforeChdir(t *testing.T) {
	os.WriteFile("isolint-g.txt", nil, 0o600) // want "fixed path .*isolint-g.txt"
	t.Chdir(t.TempDir())
}

func TestRelativeAfterFixedChdir(t *testing.T) {
	t.Chdir("testdata")
	os.WriteFile("isolint-h.txt", nil, 0o600) // ok: a limit, where it went to is not looked at
}

func TestRelativeAfterReturn(t *testing.T) {
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	os.Chdir(t.TempDir())
	os.WriteFile("isolint-i.txt", nil, 0o600) // ok: relative to a directory of its own
	os.Chdir(wd)
	os.WriteFile("isolint-j.txt", nil, 0o600) // want "fixed path .*isolint-j.txt"
	os.Chdir(t.TempDir())
	os.WriteFile("isolint-k.txt", nil, 0o600) // ok: in another one
	os.Chdir(wd)
}

func TestRelativeBeforeReturn(t *testing.T) {
	wd, _ := os.Getwd()
	os.Chdir(t.TempDir())
	os.Chdir(t.TempDir())
	os.WriteFile("isolint-l.txt", nil, 0o600) // ok: not yet back
	t.Run("sub", func(t *testing.T) {
		os.Chdir(wd)
	})
	os.Chdir(wd)
}
