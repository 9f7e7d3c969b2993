package expensiveinit

import (
	"net/http"
	"testing"
	"time"

	. "github.com/onsi/ginkgo/v2"
)

func TestSpecs(t *testing.T) { RunSpecs(t, "specs") }

var _ = BeforeSuite(func() {
	time.Sleep(time.Second) // ok: RunSpecs runs it, not initialisation
})

var _ = Describe("a server", func() {
	time.Sleep(time.Second) // ok: RunSpecs builds the tree
	BeforeEach(func() {
		http.Get("http://example.com") // ok: as above
	})
	It("answers", func() {
		http.Get("http://example.com") // ok: as above
	})
})
