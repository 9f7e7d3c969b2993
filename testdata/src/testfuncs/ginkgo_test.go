package testfuncs

import (
	"testing"

	. "github.com/onsi/ginkgo/v2"
)

func TestGinkgo(t *testing.T) { RunSpecs(t, "specs") } // want `test TestGinkgo t`

var _ = BeforeSuite(func() {}) // want `testmain BeforeSuite - by TestGinkgo`

var _ = AfterSuite(func() {}) // want `suite teardown AfterSuite - by TestGinkgo`

var _ = Describe("users", Label("slow"), func() { // want `suite test Describe "users" - by TestGinkgo has It "creates a user" DescribeTable "rows"`
	BeforeEach(func() {})
	Context("new", func() {
		It("creates a user", func() {})
	})
	PIt("is pending", func() {})
	DescribeTable("rows", func(n int) {}, Entry("one", 1))
})

var (
	_ = Context(textOf(), func() {}) // want `suite test Context - by TestGinkgo`
	_ = PDescribe("pending", func() {
		It("is not run", func() {})
	})
	_ = Describe("elsewhere", specsElsewhere) // ok: no literal; what it is given is not followed
	_ = describe("own", func() {})            // ok: not ginkgo's
)

func describe(text string, body func()) bool { return true }

func textOf() string { return "" }

func specsElsewhere() {}
