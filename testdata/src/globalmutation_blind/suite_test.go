package globalmutation_blind

import (
	"testing"

	"github.com/stretchr/testify/suite"
)

// A set-up before each test of a suite begins anew for all of them.

var events, audit []string

func event(s string)  { events = append(events, s) }
func record(s string) { audit = append(audit, s) }

type cleanSuite struct{ suite.Suite }

func (s *cleanSuite) SetupTest() { events = nil }

func (s *cleanSuite) TestOne() {
	event("one") // ok: the other one begins anew
	s.Equal(1, len(events))
}

func (s *cleanSuite) TestTwo() {
	event("two") // ok: the same
	s.Equal(1, len(events))
}

func TestCleanSuite(t *testing.T) { suite.Run(t, new(cleanSuite)) }

// One before all of them does not.
type onceSuite struct{ suite.Suite }

func (s *onceSuite) SetupSuite() { audit = nil }

func (s *onceSuite) TestOne() {
	record("one") // want "onceSuite.TestOne changes audit and leaves it changed .onceSuite.TestTwo reads it."
	s.Equal(1, len(audit))
}

func (s *onceSuite) TestTwo() {
	record("two") // want "onceSuite.TestTwo changes audit and leaves it changed .onceSuite.TestOne reads it."
	s.Equal(1, len(audit))
}

func TestOnceSuite(t *testing.T) { suite.Run(t, new(onceSuite)) }
