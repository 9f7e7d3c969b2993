package doctor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCache(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"c/bin/old/a": strings.Repeat("x", 3000), "c/bin/new/b": strings.Repeat("x", 5000), "file": ""})
	past := time.Now().Add(-49 * time.Hour)
	if err := os.Chtimes(filepath.Join(dir, "c", "bin", "old"), past, past); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ cache, want string }{
		{"c", "ok c: DIR/c, 7 kB, 2 kB of it not used for 2 days, which the next run removes"},
		{"c/bin", "ok c: DIR/c/bin, 7 kB"},
		{"x/y", "ok c: DIR/x/y, to be made when it is needed"},
		{"file", "problem c: DIR/file is not a directory; remove it"},
	} {
		note := cache("c", filepath.Join(dir, filepath.FromSlash(tt.cache)), 48*time.Hour)
		if got := filepath.ToSlash(lines(dir, note)[0]); got != tt.want {
			t.Errorf("%s: %s", tt.cache, got)
		}
	}
	for _, none := range []string{"", "off"} {
		if got := cache("c", none, 0); got.Level != Problem {
			t.Errorf("%q: %v", none, got)
		}
	}
}
