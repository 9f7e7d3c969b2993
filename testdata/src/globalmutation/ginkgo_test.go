package globalmutation

import (
	"testing"

	. "github.com/onsi/ginkgo/v2"
)

var (
	ginkgoClean    = 1
	ginkgoInIt     = 1
	ginkgoLate     = 1
	ginkgoSetUp    = 1
	ginkgoDeferred = 1
	ginkgoInBefore = 1
	ginkgoAtTop    = 1
	ginkgoFirst    int
)

var _ = BeforeSuite(func() {
	ginkgoSetUp = 2 // ok: set up for the whole binary
})

var _ = AfterSuite(func() { ginkgoLate = 1 })

var _ = Describe("a container", func() {
	n := 0

	BeforeEach(func() {
		n = 1              // ok: the container's own variable
		ginkgoClean = 2    // ok: AfterEach restores it
		ginkgoInBefore = 2 // want `Describe "a container" changes ginkgoInBefore and leaves it changed .*; restore it with DeferCleanup`
	})
	AfterEach(func() {
		ginkgoClean = 1
	})
	It("reads", func() { _ = ginkgoClean + n })
	It("writes", func() {
		n++            // ok: as above
		ginkgoInIt = 2 // want `It "writes" changes ginkgoInIt and leaves it changed`
		ginkgoLate = 2 // want `It "writes" changes ginkgoLate and leaves it changed`
		old := ginkgoDeferred
		ginkgoDeferred = 2 // ok: DeferCleanup restores it
		DeferCleanup(func() { ginkgoDeferred = old })
	})
})

var _ = It("at the top", func() {
	ginkgoAtTop = 2 // want `It "at the top" changes ginkgoAtTop`
})

// Both containers set the variable before their specs look at it.
var _ = Describe("one", func() {
	BeforeEach(func() {
		ginkgoFirst = 1 // ok: nobody sees what is left
	})
	It("reads", func() { _ = ginkgoFirst + 1 })
})

var _ = Describe("another", func() {
	BeforeEach(func() {
		ginkgoFirst = 2 // ok: as above
	})
	Context("nested", func() {
		It("reads", func() { _ = ginkgoFirst + 1 })
	})
})

func TestGinkgo(t *testing.T) {
	RunSpecs(t, "suite") // ok: what the specs leave changed is told where they do
}

func TestGinkgoReads(t *testing.T) {
	n := ginkgoClean + ginkgoInIt + ginkgoLate + ginkgoSetUp + ginkgoDeferred + ginkgoInBefore + ginkgoAtTop
	if n != 7 {
		t.Error("changed")
	}
}
