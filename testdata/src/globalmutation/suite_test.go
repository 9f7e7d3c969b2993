package globalmutation

import (
	"testing"

	"github.com/stretchr/testify/suite"
)

var (
	suiteInMethod   = 1
	suiteInSetup    = 1
	suiteInOnce     = 1
	suiteTornDown   = 1
	suiteSetupDown  = 1
	suiteOnceDown   = 1
	suiteByMethod   = 1
	suiteSubtest    = 1
	suiteOwnCleanup = 1
	suiteInherited  = 1
)

type leakySuite struct {
	suite.Suite
	field int
}

func (s *leakySuite) SetupTest() {
	suiteInSetup = 2 // want "changes suiteInSetup and leaves it changed"
	s.field = 1      // ok: the suite's own field
}

func (s *leakySuite) SetupSuite() {
	suiteInOnce = 2 // want "changes suiteInOnce and leaves it changed"
}

func (s *leakySuite) TestMethod() {
	suiteInMethod = 2 // want "leakySuite.TestMethod changes suiteInMethod and leaves it changed"
	s.Equal(2, suiteInMethod)
}

func (s *leakySuite) TestSub() {
	s.Run("sub", func() {
		suiteSubtest = 2 // want "changes suiteSubtest and leaves it changed"
	})
}

func (s *leakySuite) TestOwn() {
	old := suiteOwnCleanup
	s.T().Cleanup(func() { suiteOwnCleanup = old })
	suiteOwnCleanup = 2 // ok: restored by the cleanup of s.T()
	s.field = 2         // ok: the suite's own field
}

func TestLeakySuite(t *testing.T) { suite.Run(t, new(leakySuite)) }

type tidySuite struct {
	suite.Suite
	old int
}

func (s *tidySuite) SetupTest() {
	s.old = suiteSetupDown
	suiteSetupDown = 2 // ok: TearDownTest restores it
}

func (s *tidySuite) TearDownTest() {
	suiteSetupDown = s.old
	suiteTornDown = 1
}

func (s *tidySuite) SetupSuite() {
	suiteOnceDown = 2 // ok: TearDownSuite restores it
}

func (s *tidySuite) TearDownSuite() { suiteOnceDown = 1 }

func (s *tidySuite) TestMethod() {
	suiteTornDown = 2 // ok: TearDownTest resets it
}

func TestTidySuite(t *testing.T) { suite.Run(t, &tidySuite{}) }

// The restore is in an embedded suite.
type baseSuite struct{ suite.Suite }

func (s *baseSuite) TearDownTest() { suiteInherited = 1 }

type derivedSuite struct{ baseSuite }

func (s *derivedSuite) TestMethod() {
	suiteInherited = 2 // ok: the embedded suite's TearDownTest resets it
}

func TestDerivedSuite(t *testing.T) { suite.Run(t, new(derivedSuite)) }

func TestSuiteReads(t *testing.T) {
	n := suiteInMethod + suiteInSetup + suiteInOnce + suiteTornDown + suiteSetupDown + suiteOnceDown + suiteByMethod +
		suiteSubtest + suiteOwnCleanup + suiteInherited
	if n != 10 {
		t.Error(n)
	}
}
