package hardcodedpath

import (
	"os"
	"testing"

	. "github.com/onsi/ginkgo/v2"
)

var _ = Describe("certificates", func() {
	BeforeEach(func() {
		os.WriteFile("/tmp/isolint/ginkgo.crt", nil, 0o600) // want `Describe "certificates" writes the fixed path /tmp/isolint/ginkgo.crt; use`
	})
	It("renews", func() {
		os.WriteFile("/tmp/isolint/ginkgo.crt", []byte("new"), 0o600) // ok: told of where it is set up
		os.WriteFile("/tmp/isolint/ginkgo.key", nil, 0o600)           // want `It "renews" writes the fixed path /tmp/isolint/ginkgo.key`
	})
})

var _ = AfterSuite(func() {
	os.Remove("/tmp/isolint/ginkgo.crt") // ok: who made it is told of
})

func TestSpecs(t *testing.T) { RunSpecs(t, "hardcodedpath") }
