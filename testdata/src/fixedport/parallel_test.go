package fixedport

import (
	"net"
	"testing"
)

func TestParallelOne(t *testing.T) {
	t.Parallel()
	l, _ := net.Listen("tcp", ":9240") // want "TestParallelOne binds the fixed tcp port 9240 while running in parallel .TestParallelTwo binds it too."
	l.Close()
}

func TestParallelTwo(t *testing.T) {
	t.Parallel()
	l, _ := net.Listen("tcp", ":9240") // want "TestParallelTwo binds the fixed tcp port 9240 while running in parallel .TestParallelOne binds it too."
	l.Close()
	c, _ := net.ListenPacket("udp", ":9240") // want "TestParallelTwo binds the fixed udp port 9240; listen"
	c.Close()
}

func TestParallelAlone(t *testing.T) {
	t.Parallel()
	l, _ := net.Listen("tcp", ":9241") // want "TestParallelAlone binds the fixed tcp port 9241; listen"
	l.Close()
	l, _ = net.Listen("tcp", ":0") // ok: each gets its own
	l.Close()
}

func TestParallelRows(t *testing.T) {
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, _ := net.Listen("tcp", ":9242") // want "TestParallelRows binds the fixed tcp port 9242 while running in parallel .its parallel subtests share it."
			l.Close()
		})
	}
}
