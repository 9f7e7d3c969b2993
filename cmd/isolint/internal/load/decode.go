package load

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// The types below mirror the JSON of go vet: package ID -> analyzer ->
// either a list of diagnostics or an error.

type jsonTree map[string]map[string]json.RawMessage

type jsonDiagnostic struct {
	Category       string        `json:"category"`
	Posn           string        `json:"posn"`
	End            string        `json:"end"`
	Message        string        `json:"message"`
	SuggestedFixes []jsonFix     `json:"suggested_fixes"`
	Related        []jsonRelated `json:"related"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Filename string `json:"filename"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	New      string `json:"new"`
}

type jsonRelated struct {
	Posn    string `json:"posn"`
	End     string `json:"end"`
	Message string `json:"message"`
}

type jsonError struct {
	Err string `json:"error"`
}

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

// decode adds the findings and the analyzers' own errors of one tree.
func (res *Result) decode(data []byte) error {
	var tree jsonTree
	if err := json.Unmarshal(data, &tree); err != nil {
		return fmt.Errorf("decoding go vet's output: %w", err)
	}
	for _, id := range sortedKeys(tree) {
		pkg := plainPath(id)
		for _, name := range sortedKeys(tree[id]) {
			raw := tree[id][name]
			if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
				var diags []jsonDiagnostic
				if err := json.Unmarshal(raw, &diags); err != nil {
					return fmt.Errorf("decoding go vet's output for %s: %w", id, err)
				}
				for _, d := range diags {
					res.Findings = append(res.Findings, d.finding(pkg, name))
				}
				continue
			}
			var e jsonError
			if err := json.Unmarshal(raw, &e); err != nil {
				return fmt.Errorf("decoding go vet's output for %s: %w", id, err)
			}
			res.Internal = append(res.Internal, fmt.Sprintf("%s: %s", pkg, e.Err))
		}
	}
	return nil
}

func (d jsonDiagnostic) finding(pkg, analyzer string) finding.Finding {
	f := finding.Finding{
		Package:  pkg,
		Analyzer: analyzer,
		Category: d.Category,
		Pos:      parsePosition(d.Posn),
		End:      parsePosition(d.End),
		Message:  d.Message,
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, finding.Related{
			Pos: parsePosition(r.Posn), End: parsePosition(r.End), Message: r.Message,
		})
	}
	for _, fix := range d.SuggestedFixes {
		out := finding.Fix{Message: fix.Message}
		for _, e := range fix.Edits {
			out.Edits = append(out.Edits, finding.Edit{File: e.Filename, Start: e.Start, End: e.End, New: e.New})
		}
		f.Fixes = append(f.Fixes, out)
	}
	return f
}

// parsePosition reads "file:line:column"; the file may hold colons itself.
// What does not end in two numbers is a file.
func parsePosition(s string) finding.Position {
	rest, column, ok := cutNumber(s)
	if !ok {
		return finding.Position{File: s}
	}
	file, line, ok := cutNumber(rest)
	if !ok {
		return finding.Position{File: rest, Line: column} // file:line
	}
	return finding.Position{File: file, Line: line, Column: column}
}

func cutNumber(s string) (rest string, n int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n < 0 {
		return s, 0, false
	}
	return s[:i], n, true
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
