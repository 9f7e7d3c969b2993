package slot

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSlot(t *testing.T) {
	if os.Getenv("ISOLINT_SLOT") != "0" || os.Getenv("ISOLINT_SLOTS") != "2" {
		t.Errorf("slot %q of %q", os.Getenv("ISOLINT_SLOT"), os.Getenv("ISOLINT_SLOTS"))
	}
	dir := filepath.Join(os.TempDir(), "sealed")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0); err != nil {
		t.Fatal(err)
	}
}
