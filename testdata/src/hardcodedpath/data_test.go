package hardcodedpath

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/spf13/afero"
	testcontainers "github.com/testcontainers/testcontainers-go"
)

type dataConfig struct {
	Path string
	Dir  string
}

func parse(s string) dataConfig { return dataConfig{Path: s} }

func validate(path string) error {
	if !strings.HasPrefix(path, "/") {
		return errors.New("not absolute: " + path)
	}
	return nil
}

// A path that reaches no call that writes is only data.
func TestData(t *testing.T) {
	if filepath.Base("/tmp/x") != "x" { // ok: only a string
		t.Error("base")
	}
	c := parse("/var/lib/x/config.yml")                          // ok: only a string
	_ = dataConfig{Path: "/tmp/x", Dir: "/var/log"}              // ok: fields
	_ = validate("/tmp/x")                                       // ok: only a string
	_ = filepath.Join("/tmp", c.Path)                            // ok: joined and dropped
	_ = strings.Contains("/tmp/x: no such file", "/tmp/x")       // ok: an expected message
	_ = &fs.PathError{Op: "open", Path: "/tmp/x"}                // ok: an expected error
	_, _ = http.NewRequest("GET", "http://localhost/tmp/x", nil) // ok: a URL
	_ = exec.Command("ls", "/tmp/x")                             // ok: an argument
	var b bytes.Buffer
	b.WriteString("/tmp/x") // ok: written as text
}

func TestDataContainer(t *testing.T) {
	_ = testcontainers.ContainerFile{
		HostFilePath:      "testdata/x",
		ContainerFilePath: "/tmp/x", // ok: a path inside the container
	}
}

func TestDataMockFS(t *testing.T) {
	m := afero.NewMemMapFs()
	_ = afero.WriteFile(m, "/tmp/isolint/mem", nil, 0o600) // ok: a file system in memory
	_ = m.MkdirAll("/tmp/isolint/memdir", 0o700)           // ok: the same
	f := fstest.MapFS{"tmp/x": &fstest.MapFile{}}          // ok: the same
	f["tmp/y"] = &fstest.MapFile{}                         // ok: the same
	_, _ = fs.ReadFile(f, "tmp/x")                         // ok: reads
}
