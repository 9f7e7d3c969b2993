package globalmutation

import (
	"testing"

	"gopkg.in/check.v1"
)

var (
	checkInSetUp  = 1
	checkInMethod = 1
	checkUndone   = 1
)

func TestGocheck(t *testing.T) { check.TestingT(t) } // ok: what the suites leave is told where they do

type checkedSuite struct {
	field int
	old   int
}

var _ = check.Suite(&checkedSuite{})

var checkedHeld = &checkedSuite{}

var _ = check.Suite(checkedHeld)

func (s *checkedSuite) SetUpTest(c *check.C) {
	checkInSetUp = 2 // want "checkedSuite.SetUpTest changes checkInSetUp and leaves it changed .*; restore it with TearDownTest"
	s.old = checkUndone
	checkUndone = 2 // ok: TearDownTest restores it
	s.field = 1     // ok: the suite's own field, though a package variable holds the suite
}

func (s *checkedSuite) TearDownTest(c *check.C) { checkUndone = s.old }

func (s *checkedSuite) TestMethod(c *check.C) {
	checkInMethod = 2 // want "checkedSuite.TestMethod changes checkInMethod and leaves it changed"
	s.field = 2       // ok: as above
	c.Check(checkInMethod, check.Equals, 2)
}

// Another suite's tear-down undoes nothing of the first one.
type checkedOther struct{}

var _ = check.Suite(new(checkedOther))

func (s *checkedOther) TearDownTest(c *check.C) { checkInMethod = 1 }

func (s *checkedOther) TestMethod(c *check.C) {
	checkUndone = 3 // want "checkedOther.TestMethod changes checkUndone and leaves it changed"
}

type neverRegistered struct{}

func (neverRegistered) TestMethod(c *check.C) { checkInMethod = 3 } // ok: no test runs it

func TestGocheckReads(t *testing.T) {
	if checkInSetUp+checkInMethod+checkUndone != 3 {
		t.Error("changed")
	}
}
