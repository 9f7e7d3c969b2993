package hardcodedpath

import (
	"io/ioutil"
	"net"
	"os"
	"path/filepath"
	"testing"
)

func TestCreate(t *testing.T) {
	f, err := os.Create("/tmp/isolint/create") // want "TestCreate writes the fixed path /tmp/isolint/create; use t.TempDir\\(\\)"
	if err == nil {
		f.Close()
	}
}

func TestWriteFile(t *testing.T) {
	os.WriteFile("/tmp/isolint/writefile", nil, 0o600) // want "writes the fixed path /tmp/isolint/writefile"
}

func TestIoutilWriteFile(t *testing.T) {
	ioutil.WriteFile("/tmp/isolint/ioutil", nil, 0o600) // want "fixed path /tmp/isolint/ioutil"
}

func TestOpenFileForWriting(t *testing.T) {
	os.OpenFile("/tmp/isolint/openfile", os.O_CREATE|os.O_WRONLY, 0o600) // want "fixed path /tmp/isolint/openfile"
}

func TestMkdirAll(t *testing.T) {
	os.MkdirAll("/tmp/isolint/mkdirall", 0o700) // want "fixed path /tmp/isolint/mkdirall"
}

func TestMkdir(t *testing.T) {
	os.Mkdir("/tmp/isolint/mkdir", 0o700) // want "fixed path /tmp/isolint/mkdir"
}

func TestRemove(t *testing.T) {
	os.Remove("/tmp/isolint/remove") // want "fixed path /tmp/isolint/remove"
}

func TestRemoveAll(t *testing.T) {
	os.RemoveAll("/tmp/isolint/removeall") // want "fixed path /tmp/isolint/removeall"
}

func TestRenameTo(t *testing.T) {
	os.Rename(filepath.Join(t.TempDir(), "a"), "/tmp/isolint/renamed") // want "fixed path /tmp/isolint/renamed"
}

func TestRenameFrom(t *testing.T) {
	os.Rename("/tmp/isolint/source", filepath.Join(t.TempDir(), "a")) // want "fixed path /tmp/isolint/source"
}

func TestSymlink(t *testing.T) {
	os.Symlink(t.TempDir(), "/tmp/isolint/link") // want "fixed path /tmp/isolint/link"
}

func TestTruncate(t *testing.T) {
	os.Truncate("/tmp/isolint/truncate", 0) // want "fixed path /tmp/isolint/truncate"
}

func TestRelative(t *testing.T) {
	os.WriteFile("isolint-out.txt", nil, 0o600) // want "fixed path .*isolint-out.txt"
}

func TestRelativeParent(t *testing.T) {
	os.MkdirAll("../isolint-out/dir", 0o700) // want "fixed path .*isolint-out/dir"
}

// The clean-up does not help: the same path is written by the next process.
func TestCleanedUp(t *testing.T) {
	os.WriteFile("/tmp/isolint/cleaned", nil, 0o600) // want "fixed path /tmp/isolint/cleaned"
	defer os.Remove("/tmp/isolint/cleaned")
}

func TestUnixSocket(t *testing.T) {
	l, err := net.Listen("unix", "/tmp/isolint.sock") // want "/tmp/isolint.sock"
	if err == nil {
		l.Close()
	}
}

const fakeSocketPath = "/tmp/isolint-fake.sock"

func TestRemovedSocket(t *testing.T) {
	os.RemoveAll(fakeSocketPath) // want "fixed path /tmp/isolint-fake.sock"
}

func BenchmarkCreate(b *testing.B) {
	os.WriteFile("/tmp/isolint/bench", nil, 0o600) // want "BenchmarkCreate writes the fixed path /tmp/isolint/bench"
}

var closer func()

// What the deferred func does is not known; two tests still share the path.
func TestUnknownDeferred(t *testing.T) {
	defer closer()
	os.RemoveAll("/tmp/isolint/deferred") // want "TestUnknownDeferred writes the fixed path /tmp/isolint/deferred"
}

func TestSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		os.WriteFile("/tmp/isolint/sub", nil, 0o600) // want "TestSubtest writes the fixed path /tmp/isolint/sub"
	})
}

func TestReadOnly(t *testing.T) {
	_, _ = os.ReadFile("testdata/input.txt")                      // ok: reads
	_, _ = os.Open("/etc/hosts")                                  // ok: reads
	_, _ = os.OpenFile("/etc/hosts", os.O_RDONLY, 0)              // ok: opened for reading
	_, _ = os.Stat("/tmp/isolint")                                // ok: reads
	_, _ = os.ReadDir("/tmp")                                     // ok: reads
	_, _ = filepath.Glob("/tmp/*")                                // ok: reads
	_ = os.Rename(filepath.Join(t.TempDir(), "a"), t.TempDir())   // ok: directories of its own
	_ = os.Symlink("/etc/hosts", filepath.Join(t.TempDir(), "l")) // ok: the fixed path is only pointed to
	_ = os.CopyFS(t.TempDir(), os.DirFS("testdata"))              // ok: testdata is the source
}

func TestRoot(t *testing.T) {
	r, err := os.OpenRoot("/tmp/isolint")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	r.Create("root")                          // want "fixed path /tmp/isolint/root"
	r.WriteFile("root-file", nil, 0o600)      // want "fixed path /tmp/isolint/root-file"
	r.OpenFile("root-open", os.O_RDWR, 0o600) // want "fixed path /tmp/isolint/root-open"
	r.Rename("root-from", "root-to")          // want "fixed path /tmp/isolint/root-from"
	r.OpenFile("root-read", os.O_RDONLY, 0)   // ok: opened for reading
	r.ReadFile("root-read")                   // ok: reads
	sub, err := r.OpenRoot("sub")
	if err != nil {
		t.Fatal(err)
	}
	sub.Mkdir("root", 0o700) // ok: a limit, a root below a root is not looked at
}

func TestRootOwn(t *testing.T) {
	r, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	r.Create("root")       // ok: below a directory of its own
	r.Mkdir("dir", 0o700)  // ok: the same
	os.RemoveAll(r.Name()) // ok: the directory of its own
	sub, err := r.OpenRoot("dir")
	if err != nil {
		t.Fatal(err)
	}
	sub.Create("root") // ok: below a directory of its own
}
