package globalmutation

import (
	"testing"

	. "github.com/onsi/ginkgo/v2"
)

var ginkgoClean = 1

var _ = Describe("a container", func() {
	BeforeEach(func() {
		ginkgoClean = 2 // ok: AfterEach restores it
	})
	AfterEach(func() {
		ginkgoClean = 1
	})
	It("reads", func() { _ = ginkgoClean })
})

func TestGinkgo(t *testing.T) {
	RunSpecs(t, "suite") // ok: the containers restore what they change
}

func TestGinkgoReads(t *testing.T) {
	if ginkgoClean != 1 {
		t.Error("changed")
	}
}
