package globalmutation_fold

import (
	"testing"

	"github.com/stretchr/testify/suite"
)

// base has a method that two suites run: each is told of at the same place, with what the
// call changes counted once.
type base struct{ suite.Suite }

type first struct{ base }

type second struct{ base }

func TestFirst(t *testing.T)  { suite.Run(t, new(first)) }
func TestSecond(t *testing.T) { suite.Run(t, new(second)) }

func (s *base) TestSet() {
	Setup("suite") // want "first.TestSet changes host .*; the same call changes level and mode, too$" "second.TestSet changes host .*; the same call changes level and mode, too$"
}
