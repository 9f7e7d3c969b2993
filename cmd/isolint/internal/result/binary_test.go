package result

import (
	"os"
	"path/filepath"
	"testing"
)

// An ID that the user has set tells nothing of the content.
func TestIdentifyByContent(t *testing.T) {
	t.Parallel()
	c := Open(t.TempDir())
	var ids []string
	for _, code := range []string{"one", "two"} {
		file := filepath.Join(t.TempDir(), "x.test")
		if err := os.WriteFile(file, []byte("MZ\xff Go build ID: \"mine\"\n \xff"+code), 0o666); err != nil {
			t.Fatal(err)
		}
		id, err := c.Identify(Run{Binary: file})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if ids[0] == ids[1] || ids[0] == "mine" {
		t.Errorf("%q", ids)
	}
}
