package testfuncs

import (
	"testing"

	"github.com/stretchr/testify/suite"
)

func TestSuites(t *testing.T) { // want `test TestSuites t`
	suite.Run(t, new(Direct))
	suite.Run(t, newDerived())
}

func TestTable(t *testing.T) { // want `test TestTable t`
	for _, s := range []suite.TestingSuite{&First{}, &Second[int]{}} {
		t.Run("x", func(t *testing.T) { suite.Run(t, s) })
	}
}

func TestAgain(t *testing.T) { // want `test TestAgain t`
	suite.Run(t, new(Direct)) // ok: the first runner counts
}

type Direct struct{ suite.Suite }

func (s *Direct) SetupTest()                    {} // want `suite setup Direct.SetupTest - by TestSuites`
func (s *Direct) BeforeTest(suite, test string) {} // want `suite setup Direct.BeforeTest - by TestSuites`
func (s *Direct) TearDownSuite()                {} // want `suite teardown Direct.TearDownSuite - by TestSuites`
func (s *Direct) TestA()                        {} // want `suite test Direct.TestA - by TestSuites`
func (s Direct) Testify()                       {} // want `suite test Direct.Testify - by TestSuites`
func (s *Direct) AfterTest()                    {} // ok: testify would pass two arguments
func (s *Direct) TestWithT(t *testing.T)        {} // ok: has a parameter
func (s *Direct) testLower()                    {} // ok: not exported
func (s *Direct) helper()                       {} // ok: a helper
func (s *Direct) SetupEverything()              {} // ok: unknown to testify

type base struct{ *suite.Suite }

func (b *base) SetupSuite() {} // want `suite setup Derived.SetupSuite - by TestSuites once`
func (b *base) TestShared() {} // want `suite test Derived.TestShared - by TestSuites` `suite test Elsewhere.TestShared -`

type Derived struct{ base }

func newDerived() *Derived { return nil }

func (d *Derived) SetupSuite2() {} // ok: unknown to testify

type Elsewhere struct{ base }

func (e *Elsewhere) SetupSuite() {} // want `suite setup Elsewhere.SetupSuite - once`

type First struct{ suite.Suite }

func (*First) TestOne() {} // want `suite test First.TestOne - by TestTable`

type Second[E any] struct{ suite.Suite }

func (*Second[E]) TestTwo() {} // want `suite test Second.TestTwo - by TestTable`

type notEmbedded struct{ s suite.Suite }

func (notEmbedded) TestX() {} // ok: has a suite, is none
