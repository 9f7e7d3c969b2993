package processstate

import (
	"os"
	"testing"

	. "gopkg.in/check.v1"
)

func TestGocheck(t *testing.T) { TestingT(t) }

type checkedEnv struct {
	old string
	dir string
}

var _ = Suite(&checkedEnv{})

func (s *checkedEnv) SetUpSuite(c *C) {
	s.dir = c.MkDir()
	os.Setenv("APP_CHECK_SUITE", "x")  // want "outlives checkedEnv.SetUpSuite: environment variable APP_CHECK_SUITE stays changed; use TearDownSuite to restore it"
	os.Setenv("APP_CHECK_UNDONE", "x") // ok: TearDownSuite removes it
}

func (s *checkedEnv) TearDownSuite(c *C) { os.Unsetenv("APP_CHECK_UNDONE") }

func (s *checkedEnv) SetUpTest(c *C) {
	s.old = os.Getenv("APP_CHECK_TEST")
	os.Setenv("APP_CHECK_TEST", "x") // ok: TearDownTest restores it
}

func (s *checkedEnv) TearDownTest(c *C) { os.Setenv("APP_CHECK_TEST", s.old) }

func (s *checkedEnv) TestEnv(c *C) {
	os.Setenv("APP_CHECK_METHOD", "x") // want "outlives checkedEnv.TestEnv: environment variable APP_CHECK_METHOD stays changed; use TearDownTest to restore it"
	os.Setenv("APP_CHECK_TEST", "y")   // ok: TearDownTest restores it, also for what a test sets
}

func (s *checkedEnv) TestAssert(c *C) {
	os.Setenv("APP_CHECK_ASSERT", "x") // want "TestAssert does not restore environment variable APP_CHECK_ASSERT when it fails at line 41; use TearDownTest to restore it"
	c.Assert(1, Equals, 1)
	os.Unsetenv("APP_CHECK_ASSERT")
}

func (s *checkedEnv) TestCheck(c *C) {
	os.Setenv("APP_CHECK_CHECK", "x") // ok: Check goes on, up to what takes it away
	c.Check(1, Equals, 1)
	os.Unsetenv("APP_CHECK_CHECK")
}

func (s *checkedEnv) TestDefer(c *C) {
	os.Setenv("APP_CHECK_DEFER", "x") // ok: the defer runs also when Assert ends the test
	defer os.Unsetenv("APP_CHECK_DEFER")
	c.Assert(1, Equals, 1)
}

type neverRegistered struct{}

func (neverRegistered) TestEnv(c *C) { os.Setenv("APP_CHECK_NEVER", "x") } // ok: no test runs it
