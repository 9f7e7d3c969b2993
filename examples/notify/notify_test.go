package notify

import (
	"bytes"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTemplate(t *testing.T) {
	got, err := Template("hello")
	if err != nil || !strings.HasPrefix(got, "Hello") {
		t.Errorf("template %q, %v", got, err)
	}
}

// processstate: http.HandleFunc cannot be undone; with -count=2 it panics.
func TestServe(t *testing.T) {
	Serve()
	w := httptest.NewRecorder()
	http.DefaultServeMux.ServeHTTP(w, httptest.NewRequest("GET", "/received?order=7", nil))
	if w.Body.String() != "thank you" {
		t.Errorf("answer %q", w.Body)
	}
}

// processstate: the log of all later tests goes to this buffer.
func TestReceivedLogs(t *testing.T) {
	var b bytes.Buffer
	log.SetOutput(&b)
	Received(httptest.NewRecorder(), httptest.NewRequest("GET", "/received?order=7", nil))
	if !strings.Contains(b.String(), "received 7") {
		t.Errorf("log %q", b.String())
	}
}

// processstate: all later tests run in another directory. TestTemplate passes
// only because it runs first.
func TestTemplateElsewhere(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "templates"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "templates", "hello.txt"), []byte("Hi!"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	if got, _ := Template("hello"); got != "Hi!" {
		t.Errorf("template %q", got)
	}
}
