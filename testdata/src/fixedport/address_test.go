package fixedport

import (
	"net"
	"testing"
)

// Each address of a machine has ports of its own.

func TestFirstAddress(t *testing.T) {
	t.Parallel()
	net.Listen("tcp", "127.0.0.1:9601") // want `TestFirstAddress binds the fixed tcp port 9601 while running in parallel \(TestNoAddress binds it too\)`
}

func TestNoAddress(t *testing.T) {
	t.Parallel()
	net.Listen("tcp", ":9601") // want `TestNoAddress binds the fixed tcp port 9601 while running in parallel \(TestFirstAddress binds it too\)`
}

func TestSecondAddress(t *testing.T) {
	t.Parallel()
	net.Listen("tcp", "127.0.0.2:9601") // want `TestSecondAddress binds the fixed tcp port 127.0.0.2:9601; listen`
}

func TestSixthAddress(t *testing.T) {
	t.Parallel()
	net.Listen("tcp", "[::1]:9601") // want `TestSixthAddress binds the fixed tcp port \[::1\]:9601; listen`
}
