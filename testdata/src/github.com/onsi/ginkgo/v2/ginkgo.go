// Package ginkgo has the shape of the real one.
package ginkgo

type container struct {
	text string
	args []any
}

var containers []container

func push(text string, args []any) bool {
	containers = append(containers, container{text, args})
	return true
}

func Describe(text string, args ...any) bool  { return push(text, args) }
func PDescribe(text string, args ...any) bool { return push(text, args) }

var Context = Describe

func When(text string, args ...any) bool { return push("when "+text, args) }

func It(text string, args ...any) bool  { return push(text, args) }
func PIt(text string, args ...any) bool { return push(text, args) }

var Specify, XIt = It, PIt

func BeforeSuite(body any, args ...any) bool { return push("", append(args, body)) }
func AfterSuite(body any, args ...any) bool  { return push("", append(args, body)) }
func BeforeEach(args ...any) bool            { return push("", args) }
func JustBeforeEach(args ...any) bool        { return push("", args) }
func AfterEach(args ...any) bool             { return push("", args) }
func BeforeAll(args ...any) bool             { return push("", args) }
func AfterAll(args ...any) bool              { return push("", args) }
func DeferCleanup(args ...any)               { push("", args) }

func DescribeTable(text string, args ...any) bool { return push(text, args) }

// TableEntry is a row.
type TableEntry struct{ args []any }

func Entry(text any, args ...any) TableEntry { return TableEntry{args} }

// Labels is a decorator.
type Labels []string

func Label(labels ...string) Labels { return labels }

// Ordered is a decorator.
const Ordered = orderedType(true)

type orderedType bool

func By(text string, callback ...func()) {
	for _, f := range callback {
		f()
	}
}

func Fail(message string, callerSkip ...int) { panic(message) }

// GinkgoTestingT is a part of *testing.T.
type GinkgoTestingT interface{ Fail() }

func RunSpecs(t GinkgoTestingT, description string, args ...any) bool {
	for _, c := range containers {
		for _, arg := range c.args {
			if f, ok := arg.(func()); ok {
				f()
			}
		}
	}
	return true
}

// GinkgoTInterface is what a *testing.T has.
type GinkgoTInterface interface {
	Cleanup(func())
	Setenv(key, value string)
	TempDir() string
	Chdir(dir string)
}

// FullGinkgoTInterface has more.
type FullGinkgoTInterface interface{ GinkgoTInterface }

func GinkgoT(optionalOffset ...int) FullGinkgoTInterface { return nil }
