package editors

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// What is printed after a build stands in the documentation, under the editor's name.
func TestDocumented(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range All() {
		_, section, ok := strings.Cut(string(text), "\n### "+e.Name+"\n")
		if !ok {
			t.Errorf("docs/editors.md has no heading %s", e.Name)
			continue
		}
		section, _, _ = strings.Cut(section, "\n### ")
		want := "\n" + e.Settings("/path/to/gopls-isolint") + "```\n"
		if !strings.Contains(section, want) {
			t.Errorf("docs/editors.md does not show, for %s,\n%s", e.Name, want)
		}
		file, _, _ := strings.Cut(e.File, ";")
		if !strings.Contains(section, "In `"+file+"`") {
			t.Errorf("docs/editors.md does not say, for %s, that it stands in %s", e.Name, file)
		}
	}
}

func TestSettingsQuote(t *testing.T) {
	t.Parallel()
	const path = `C:\Users\Ä "me" & <you>\gopls.exe`
	const want = `"C:\\Users\\Ä \"me\" & <you>\\gopls.exe"`
	for _, e := range All() {
		if got := e.Settings(path); !strings.Contains(got, want) || strings.Contains(got, "PATH") {
			t.Errorf("%s: %s", e.Name, got)
		}
	}
}

func TestVSCodeIsJSON(t *testing.T) {
	t.Parallel()
	var settings map[string]map[string]string
	err := json.Unmarshal([]byte("{"+All()[0].Settings("/bin/g")+"}"), &settings)
	if err != nil || settings["go.alternateTools"]["gopls"] != "/bin/g" {
		t.Errorf("got %v, %v", settings, err)
	}
}
