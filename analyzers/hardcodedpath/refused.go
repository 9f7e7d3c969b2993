package hardcodedpath

import (
	"regexp"
	"strings"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/analyzers/internal/wanted"
	"github.com/isolint-go/isolint/passes/holds"
)

// refused reports whether the machine will not write a path, which a test gives
// to see the error: it begins where an ordinary user can make nothing, or the
// test says that it wants an error.
func refused(r *finding.Reporter, t *holds.Test, h holds.Hold, p string) bool {
	if cannotExist(p) {
		return true
	}
	switch wanted.Error(r.Pass.TypesInfo, t.Decl.Body, h.At) {
	case wanted.Always:
		return true
	case wanted.Sometimes:
		return absent.MatchString(p)
	}
	return false
}

// cannotExist reports whether a path begins with a directory of the root that no
// machine has, that is the kernel's, or that is not an ordinary user's, and says so.
func cannotExist(p string) bool {
	rest, ok := strings.CutPrefix(p, "/")
	first, _, _ := strings.Cut(rest, "/")
	return ok && (examples[first] || kernels[first] || absent.MatchString(p) && !writable[first])
}

// absent matches what tests call that which is not there.
var absent = regexp.MustCompile(`(?i)non[-_/]?exist|not[-_]?exist|do(es)?[-_/]?n[o']?t|no[-_/]?such|not[-_]?found|missing|invalid`)

var (
	kernels  = map[string]bool{"sys": true, "proc": true, "dev": true} // no files that could be elsewhere
	examples = map[string]bool{"path": true, "some": true, "foo": true, "fake": true, "root": true}
	writable = map[string]bool{
		"tmp": true, "var": true, "home": true, "Users": true, "private": true, "mnt": true, "media": true,
		"run": true, "srv": true, "opt": true, "data": true,
	}
)
