package processstate

import (
	"os"
	"testing"

	"github.com/stretchr/testify/suite"
)

type envSuite struct {
	suite.Suite
	old string
}

func (s *envSuite) SetupSuite() {
	os.Setenv("APP_SUITE", "x") // want "environment variable APP_SUITE stays changed"
}

func (s *envSuite) SetupTest() {
	s.old = os.Getenv("APP_SUITE_TEST")
	os.Setenv("APP_SUITE_TEST", "x") // ok: TearDownTest restores it
}

func (s *envSuite) TearDownTest() { os.Setenv("APP_SUITE_TEST", s.old) }

func (s *envSuite) TestEnv() {
	os.Setenv("APP_SUITE_METHOD", "x") // want "outlives envSuite.TestEnv: environment variable APP_SUITE_METHOD stays changed"
	s.T().Setenv("APP_SUITE_OWN", "x") // ok: the testing package restores it
}

func TestEnvSuite(t *testing.T) { suite.Run(t, new(envSuite)) }
