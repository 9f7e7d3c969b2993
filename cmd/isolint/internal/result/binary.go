package result

import (
	"os"

	"github.com/isolint-go/isolint/cmd/isolint/internal/buildid"
)

// Identify returns what tells a test binary from all others: the hash of its
// content that the go command leaves in the build ID, or, where it has left
// none, one made here.
func (c *Cache) Identify(run Run) (string, error) {
	id, err := buildid.Read(run.Binary)
	if err != nil {
		return "", err
	}
	if content := buildid.Content(id); content != "" {
		return content, nil
	}
	info, err := os.Stat(run.Binary)
	if err != nil {
		return "", err
	}
	return c.memo(run.Root).sum(run.Binary, info)
}
