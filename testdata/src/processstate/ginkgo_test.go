package processstate

import (
	"fmt"
	"os"
	"testing"

	. "github.com/onsi/ginkgo/v2"
)

func TestSpecs(t *testing.T) { RunSpecs(t, "specs") }

var _ = BeforeSuite(func() {
	os.Setenv("APP_SPEC_SUITE", "x") // ok: set up for the whole binary
})

var _ = BeforeEach(func() {
	os.Setenv("APP_SPEC_EACH", "x") // ok: set up before each spec of the binary
})

var _ = AfterSuite(func() {
	os.Unsetenv("APP_SPEC_SUITE")
})

var _ = Describe("leaks", Label("env"), func() {
	var dir string

	BeforeEach(func() {
		dir = GinkgoT().TempDir()         // ok: the container's own variable
		os.Setenv("APP_SPEC_BEFORE", dir) // want `outlives Describe "leaks": environment variable APP_SPEC_BEFORE stays changed; use DeferCleanup to restore it`
	})

	It("sets one", func() {
		os.Setenv("APP_SPEC_IT", "x") // want `os.Setenv outlives It "sets one": environment variable APP_SPEC_IT stays changed; use DeferCleanup to restore it`
	})

	It("sets it too", Label("slow"), func() {
		os.Setenv("APP_SPEC_IT", "y") // want `outlives It "sets it too"`
	})

	It("fails in between", func() {
		os.Setenv("APP_SPEC_FAILS", "x") // want `It "fails in between" does not restore environment variable APP_SPEC_FAILS when it fails at line 44`
		if dir == "" {
			Fail("no directory")
		}
		os.Unsetenv("APP_SPEC_FAILS")
	})

	Context("in a context", func() {
		AfterEach(func() { os.Unsetenv("APP_SPEC_CONTEXT") })

		It("is undone", func() {
			os.Setenv("APP_SPEC_CONTEXT", "x") // ok: the AfterEach of its container
		})
	})

	When("beside it", func() {
		It("is not undone", func() {
			os.Setenv("APP_SPEC_CONTEXT", "x") // want `outlives It "is not undone"`
		})
	})

	DescribeTable("rows", func(value string) {
		os.Setenv("APP_SPEC_ROW", value) // want `outlives DescribeTable "rows"`
	},
		Entry("first", "x"),
		Entry(nil, "y"),
	)
})

var _ = Describe("restores", Ordered, func() {
	BeforeEach(func() {
		old := os.Getenv("APP_SPEC_DEFERRED")
		DeferCleanup(os.Setenv, "APP_SPEC_DEFERRED", old)
		os.Setenv("APP_SPEC_DEFERRED", "x") // ok: DeferCleanup restores it
		os.Setenv("APP_SPEC_AFTER", "x")    // ok: AfterEach does
	})

	AfterEach(func() {
		os.Unsetenv("APP_SPEC_AFTER")
		os.Unsetenv("APP_SPEC_NESTED")
	})

	BeforeAll(func() {
		os.Setenv("APP_SPEC_ALL", "x") // ok: AfterAll takes it away
	})

	AfterAll(func() { os.Unsetenv("APP_SPEC_ALL") })

	It("cleans up", func() {
		os.Setenv("APP_SPEC_OWN", "x") // ok: the literal that DeferCleanup gets
		DeferCleanup(func() { os.Unsetenv("APP_SPEC_OWN") })
		os.Setenv("APP_SPEC_FUNC", "x") // ok: the function that DeferCleanup gets
		DeferCleanup(os.Unsetenv, "APP_SPEC_FUNC")
		setInSpec("APP_SPEC_HELPER") // ok: the helper defers the undoing
	})

	It("cleans up something else", func() {
		os.Setenv("APP_SPEC_OWN", "x") // want `outlives It "cleans up something else"`
		DeferCleanup(os.Unsetenv, "APP_SPEC_FUNC")
	})

	It("has a t", func() {
		GinkgoT().Setenv("APP_SPEC_T", "x")  // ok: restored by itself
		GinkgoT().Chdir(GinkgoT().TempDir()) // ok: as above
		By("a step", func() {
			os.Setenv("APP_SPEC_STEP", "x") // want `outlives It "has a t"`
		})
	})

	Context("nested", func() {
		It("is undone further out", func() {
			os.Setenv("APP_SPEC_NESTED", "x") // ok: the AfterEach of the outer container
		})
	})

	PIt("is pending", func() {
		os.Setenv("APP_SPEC_PENDING", "x") // ok: a pending spec is not run
	})

	XIt("is pending too", func() {
		os.Setenv("APP_SPEC_PENDING", "x") // ok: as above
	})

	for i := range 2 {
		It(fmt.Sprintf("in a loop %d", i), func() {
			os.Setenv("APP_SPEC_LOOP", "x") // want `outlives It: environment variable APP_SPEC_LOOP`
		})
	}

	sharedSpecs() // want `os.Setenv outlives Describe "restores": environment variable APP_SPEC_SHARED`
})

var _ = AfterEach(func() { os.Unsetenv("APP_SPEC_TOP") })

var _ = Describe("undone by all", func() {
	It("sets", func() {
		os.Setenv("APP_SPEC_TOP", "x")  // ok: the AfterEach of the package
		os.Setenv("APP_SPEC_EACH", "y") // ok: the BeforeEach of the package sets it anew
	})
})

var _ = PDescribe("pending", func() {
	It("sets", func() {
		os.Setenv("APP_SPEC_PENDING", "x") // ok: none of the container is run
	})
})

func setInSpec(key string) {
	os.Setenv(key, "x")
	DeferCleanup(os.Unsetenv, key)
}

func sharedSpecs() {
	It("is shared", func() {
		os.Setenv("APP_SPEC_SHARED", "x")
	})
}

var _ = Describe("begins anew", func() {
	BeforeEach(func() {
		os.Unsetenv("APP_SPEC_ANEW")
	})

	Context("with it", func() {
		BeforeEach(func() {
			os.Setenv("APP_SPEC_ANEW", "x") // ok: taken away before each other spec
		})

		It("is there", func() {})
	})

	It("takes away what it set", func() {
		os.Setenv("APP_SPEC_LATER", "x") // want `environment variable APP_SPEC_LATER when it fails`
		if len(os.Args) > 9 {
			Fail("too many")
		}
		os.Unsetenv("APP_SPEC_LATER")
	})
})
