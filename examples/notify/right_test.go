package notify

import (
	"bytes"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// The right form: a mux of the test's own.
func TestReceivedRight(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/received", Received)
	var b bytes.Buffer
	saved := log.Writer()
	t.Cleanup(func() { log.SetOutput(saved) })
	log.SetOutput(&b)
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest("GET", "/received?order=7", nil))
	if w.Body.String() != "thank you" || b.Len() == 0 {
		t.Errorf("answer %q, log %q", w.Body, b.String())
	}
}

// The right form: t.Chdir comes back by itself.
func TestTemplateRight(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("templates", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("templates", "bye.txt"), []byte("Bye!"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, _ := Template("bye"); got != "Bye!" {
		t.Errorf("template %q", got)
	}
}
