package load

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/vetjson"
	"github.com/isolint-go/isolint/passes/settings"
)

// jsonTree is package ID -> analyzer -> either a list of diagnostics or an
// error.
type jsonTree map[string]map[string]json.RawMessage

// split separates the JSON trees in go vet's output from its text: a tree
// begins with a line that is "{" and ends with one that is "}". Newer
// versions of go vet print trees to stdout, older ones to stderr between
// headers and messages. For each tree, tree is called.
func split(r io.Reader, tree func(data []byte)) (text []string, err error) {
	var object bytes.Buffer
	inside := false
	br := bufio.NewReader(r)
	for {
		line, err := br.ReadString('\n')
		trimmed := strings.TrimRight(line, "\r\n")
		switch {
		case inside:
			object.WriteString(line)
			if trimmed == "}" {
				tree(bytes.Clone(object.Bytes()))
				object.Reset()
				inside = false
			}
		case trimmed == "{}":
			tree([]byte(trimmed))
		case trimmed == "{":
			object.WriteString(line)
			inside = true
		case line != "":
			text = append(text, trimmed)
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return text, err
		}
	}
	if inside {
		return text, fmt.Errorf("go vet's output ends in the middle of a JSON value")
	}
	return text, nil
}

// An outcome is what the tool said of one unit.
type outcome struct {
	pkg       string // import path
	findings  []finding.Finding
	manifests []*manifest.Package
	errors    []string // of analyzers
}

// decode reads a tree.
func decode(data []byte) ([]outcome, error) {
	var tree jsonTree
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, fmt.Errorf("decoding go vet's output: %w", err)
	}
	var out []outcome
	for _, id := range sortedKeys(tree) {
		o := outcome{pkg: plainPath(id)}
		for _, name := range sortedKeys(tree[id]) {
			if err := o.add(name, tree[id][name]); err != nil {
				return nil, err
			}
		}
		out = append(out, o)
	}
	return out, nil
}

// add adds what one analyzer said.
func (o *outcome) add(analyzer string, raw json.RawMessage) error {
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		var e vetjson.Error
		if err := json.Unmarshal(raw, &e); err != nil {
			return fmt.Errorf("decoding go vet's output for %s: %w", o.pkg, err)
		}
		o.errors = append(o.errors, e.Err)
		return nil
	}
	var diags []vetjson.Diagnostic
	if err := json.Unmarshal(raw, &diags); err != nil {
		return fmt.Errorf("decoding go vet's output for %s: %w", o.pkg, err)
	}
	for _, d := range diags {
		f := inOwnNames(d.Finding(o.pkg, analyzer))
		if analyzer != manifest.Analyzer {
			o.findings = append(o.findings, withResource(f))
			continue
		}
		m, err := decodeManifest(f)
		if err != nil {
			return err
		}
		o.manifests = append(o.manifests, m)
	}
	return nil
}

// withResource takes the resource out of a finding's related information.
func withResource(f finding.Finding) finding.Finding {
	f.Related = slices.DeleteFunc(f.Related, func(r finding.Related) bool {
		key, ok := strings.CutPrefix(r.Message, settings.ResourceNote)
		if ok {
			f.Resource = fullKey(dirOf(f.Pos.File), key)
		}
		return ok
	})
	return f
}

// decodeManifest reads the record that is the message of a finding.
func decodeManifest(f finding.Finding) (*manifest.Package, error) {
	m, err := manifest.Decode(f.Package, f.Message)
	if err != nil {
		return nil, err
	}
	m.Dir = filepath.Dir(f.Pos.File)
	return m, nil
}

// take adds what was said of a unit.
func (res *Result) take(o outcome) {
	res.Findings = append(res.Findings, o.findings...)
	res.Manifests = append(res.Manifests, o.manifests...)
	for _, text := range o.errors {
		res.addError(o.pkg, text)
	}
}

// plainPath cuts the mark of a test variant: "p [p.test]" is p.
func plainPath(id string) string {
	path, _, _ := strings.Cut(id, " ")
	return path
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
