package buildid

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The test binary itself is one, and the go command says what its ID is.
func TestRead(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "go", "tool", "buildid", self).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := strings.TrimSpace(string(out))
	got, err := Read(self)
	if err != nil || got != want {
		t.Errorf("Read = %q, %v; go tool buildid says %q", got, err, want)
	}
	if content := Content(want); content == "" || !strings.HasSuffix(want, "/"+content) {
		t.Errorf("Content = %q of %q", content, want)
	}
}

func TestForms(t *testing.T) {
	t.Parallel()
	const four = "aaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbb/cccccccccccccccccccc/ddddddddddddddddd-_d"
	for _, tt := range []struct{ name, head, want string }{
		{"PE", "MZ...\xff Go build ID: \"" + four + "\"\n \xff", four},
		{"text cut", "MZ...\xff Go build ID: \"" + four, ""},
		{"little", "\x7fELF\x02\x01......\x04\x00\x00\x00\x53\x00\x00\x00\x04\x00\x00\x00Go\x00\x00" + four + "\x00rest", four},
		{"big", "\x7fELF\x02\x02......\x00\x00\x00\x04\x00\x00\x00\x53\x00\x00\x00\x04Go\x00\x00" + four, four},
		{"ELF cut", "\x7fELF\x02\x01......\x04\x00\x00\x00\x53\x00\x00\x00\x04\x00\x00\x00Go\x00\x00" + "short", ""},
		{"no ID", "\x7fELF\x02\x01", ""},
		{"short", "\x7fELF", ""},
		{"empty", "", ""},
	} {
		file := filepath.Join(t.TempDir(), "x.test")
		if err := os.WriteFile(file, []byte(tt.head), 0o666); err != nil {
			t.Fatal(err)
		}
		if got, err := Read(file); got != tt.want || err != nil {
			t.Errorf("%s: %q, %v", tt.name, got, err)
		}
	}
}
