package load

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// Unsaved are files that an editor has with another content than the disk. The go
// command reads them elsewhere (-overlay), and what it says of them is told of the
// files themselves.
//
// Its cache knows of a file only the content: a result that was found in a
// replacement is replayed, with the replacement's name in it, when the file itself
// has that content. So the tool calls such files by their own names (see ownNames),
// and whoever reads a result puts right what it could not. Both see from the
// replacement's name alone which file it stands for: any run may meet the names of
// another one.
type Unsaved struct {
	files map[string][]byte // by absolute name
	list  string            // the go command's description of them
}

// replacements is the directory that replacements lie in.
const replacements = "isolint-unsaved-files"

// WriteUnsaved writes the files, by absolute name, into a directory that the caller
// removes when nobody needs them any more. Nobody may have used it before.
func WriteUnsaved(dir string, files map[string][]byte) (*Unsaved, error) {
	replace := make(map[string]string)
	for file, content := range files {
		replace[file] = replacement(dir, file)
		if err := os.MkdirAll(filepath.Dir(replace[file]), 0o700); err != nil {
			return nil, fmt.Errorf("writing what is not saved: %w", err)
		}
		if err := os.WriteFile(replace[file], content, 0o600); err != nil {
			return nil, fmt.Errorf("writing what is not saved: %w", err)
		}
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, err
	}
	u := &Unsaved{files: files, list: filepath.Join(dir, "overlay.json")}
	return u, os.WriteFile(u.list, data, 0o600)
}

// Read returns the content of a file. Of nil it is that on disk.
func (u *Unsaved) Read(file string) ([]byte, error) {
	if u != nil {
		if content, ok := u.files[file]; ok {
			return content, nil
		}
	}
	return os.ReadFile(file)
}

// flags are the go command's for the files.
func (u *Unsaved) flags() []string {
	if u == nil || len(u.files) == 0 {
		return nil
	}
	return []string{"-overlay=" + u.list}
}

// replacement is where a file's other content goes. The name of a drive cannot be
// part of a path, so it is spelt in hexadecimal digits, of which there are none on most
// systems.
func replacement(dir, file string) string {
	volume := filepath.VolumeName(file)
	return filepath.Join(dir, replacements, "v"+hex.EncodeToString([]byte(volume)), file[len(volume):])
}

var replacementName = regexp.MustCompile(`(?s)^.*?[/\\]` + replacements + `[/\\]v([0-9a-f]*)([/\\].*)$`)

// ownName returns the file that a replacement stands for; any other file stands for
// itself.
func ownName(file string) string {
	if !strings.Contains(file, replacements) {
		return file
	}
	m := replacementName.FindStringSubmatch(file)
	if m == nil {
		return file
	}
	volume, err := hex.DecodeString(m[1])
	if err != nil {
		return file
	}
	return string(volume) + m[2]
}

// ownNames has the positions in replacements be in the files that they stand for: as
// if each began with a //line directive, which would move nothing. What analyzers say,
// and what they tell other packages, is then what they would say of the saved file, and
// in go's cache it is the same thing.
func ownNames(pass *analysis.Pass) {
	for _, f := range pass.Files {
		tf := pass.Fset.File(f.Package)
		if tf == nil {
			continue
		}
		if own := ownName(tf.Name()); own != tf.Name() {
			tf.AddLineColumnInfo(0, own, 1, 1) // once: a second one is no news to it
		}
	}
}

// inOwnNames returns a finding with its places in the files that replacements stand
// for. Edits are always in need of it, and so is what stands behind a //line directive.
func inOwnNames(f finding.Finding) finding.Finding {
	f.Pos.File, f.End.File = ownName(f.Pos.File), ownName(f.End.File)
	for i := range f.Related {
		r := &f.Related[i]
		r.Pos.File, r.End.File = ownName(r.Pos.File), ownName(r.End.File)
	}
	for _, fix := range f.Fixes {
		for i := range fix.Edits {
			fix.Edits[i].File = ownName(fix.Edits[i].File)
		}
	}
	return f
}
