package fixedport

import (
	"net"
	"testing"

	"github.com/stretchr/testify/suite"
)

type portSuite struct {
	suite.Suite
	l net.Listener
}

func (s *portSuite) SetupSuite() {
	s.l, _ = net.Listen("tcp", ":9260") // want "portSuite.SetupSuite binds the fixed tcp port 9260"
}

func (s *portSuite) TearDownSuite() { s.l.Close() }

func (s *portSuite) TestBinds() {
	l, _ := net.Listen("tcp", ":9261") // want "portSuite.TestBinds binds the fixed tcp port 9261"
	l.Close()
	_, _ = net.Dial("tcp", ":9260") // ok: dialled
}

func TestPortSuite(t *testing.T) { suite.Run(t, new(portSuite)) }
