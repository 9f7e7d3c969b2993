package testfuncs

import (
	"testing"

	check "gopkg.in/check.v1"
)

func TestGocheck(t *testing.T) { check.TestingT(t) } // want `test TestGocheck t`

func TestGocheckAgain(t *testing.T) { check.TestingT(t) } // want `test TestGocheckAgain t`

type checked struct{ field int }

var _ = check.Suite(&checked{})

func (s *checked) SetUpSuite(c *check.C)       {}             // want `suite setup checked.SetUpSuite - by TestGocheck once`
func (s *checked) SetUpTest(c *check.C)        {}             // want `suite setup checked.SetUpTest - by TestGocheck`
func (s *checked) TearDownTest(c *check.C)     {}             // want `suite teardown checked.TearDownTest - by TestGocheck`
func (s *checked) TearDownSuite(c *check.C)    {}             // want `suite teardown checked.TearDownSuite - by TestGocheck`
func (s *checked) TestA(c *check.C)            {}             // want `suite test checked.TestA - by TestGocheck`
func (s checked) Testify(c *check.C)           {}             // want `suite test checked.Testify - by TestGocheck`
func (s *checked) TestWithT(t *testing.T)      {}             // ok: gocheck has no testing.T
func (s *checked) TestResult(c *check.C) error { return nil } // ok: gocheck calls no func with a result
func (s *checked) SetupTest(c *check.C)        {}             // ok: that is testify's name
func (s *checked) SetUpEverything(c *check.C)  {}             // ok: unknown to gocheck
func (s *checked) helper(c *check.C)           {}             // ok: a helper
func (s *checked) BenchmarkA(c *check.C)       {}             // ok: gocheck runs it only if asked to
func (s *checked) TestNone()                   {}             // ok: takes nothing

// What is registered may have its tests from what it embeds.
type checkedBase struct{}

func (*checkedBase) SetUpTest(c *check.C)  {} // want `suite setup checkedDerived.SetUpTest - by TestGocheck`
func (*checkedBase) TestShared(c *check.C) {} // want `suite test checkedDerived.TestShared - by TestGocheck`

type checkedDerived struct{ checkedBase }

var derived = &checkedDerived{}

func init() { check.Suite(derived) }

type unchecked struct{}

func (*unchecked) TestX(c *check.C)     {} // ok: nobody registers the suite
func (*unchecked) SetUpTest(c *check.C) {} // ok: as above
