package hardcodedpath

import (
	"os"
	"testing"

	"github.com/stretchr/testify/suite"
)

type fileSuite struct{ suite.Suite }

func (s *fileSuite) SetupTest() {
	os.MkdirAll("/tmp/isolint/suite", 0o700) // want "fixed path /tmp/isolint/suite"
}

func (s *fileSuite) BeforeTest(suite, test string) {
	os.RemoveAll("/tmp/isolint/leftover") // want "writes the fixed path /tmp/isolint/leftover"
}

func (s *fileSuite) TestWrites() {
	os.MkdirAll("/tmp/isolint/leftover", 0o700)     // want "fileSuite.TestWrites writes the fixed path /tmp/isolint/leftover"
	os.WriteFile("/tmp/isolint/method", nil, 0o600) // want "fileSuite.TestWrites writes the fixed path /tmp/isolint/method"
	os.MkdirAll(s.T().TempDir()+"/x", 0o700)        // ok: a directory of its own
	os.Chmod("/tmp/isolint/chmod", 0o500)           // want "writes the fixed path /tmp/isolint/chmod"
	os.MkdirAll("/tmp/isolint/deep/down", 0o700)    // want "writes the fixed path /tmp/isolint/deep/down"
	os.Chmod("/tmp/isolint/suite", 0o500)           // ok: told of where it is set up
	os.Chmod("/tmp/isolint/suite2", 0o500)          // want "writes the fixed path /tmp/isolint/suite2"
}

func (s *fileSuite) TearDownSuite() {
	os.RemoveAll("/tmp/isolint/suite")              // ok: who made it is told of
	os.RemoveAll("/tmp/isolint/chmod")              // want "writes the fixed path /tmp/isolint/chmod"
	os.RemoveAll("/tmp/isolint/deep")               // ok: made on the way to what is told of
	os.RemoveAll("/tmp/isolint-cache")              // want "writes the fixed path /tmp/isolint-cache"
	os.WriteFile("/tmp/isolint/marker", nil, 0o600) // want "writes the fixed path /tmp/isolint/marker"
}

func TestFileSuite(t *testing.T) { suite.Run(t, new(fileSuite)) }
