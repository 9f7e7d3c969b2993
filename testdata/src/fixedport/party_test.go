package fixedport

import (
	"net"
	"testing"
)

// A finding names another test of the package that binds the port.
func TestPartyOne(t *testing.T) {
	l, _ := net.Listen("tcp", ":9270") // want `TestPartyOne binds the fixed tcp port 9270 \(TestPartyTwo binds it too\); listen`
	defer l.Close()
}

func TestPartyTwo(t *testing.T) {
	l, _ := net.Listen("tcp", "localhost:9270") // want `TestPartyTwo binds the fixed tcp port 9270 \(TestPartyOne binds it too\); listen`
	defer l.Close()
}

// Near misses: none of these is a party.
func TestPartyAlone(t *testing.T) {
	for range 2 {
		l, _ := net.Listen("tcp", ":9271") // want `TestPartyAlone binds the fixed tcp port 9271; listen`
		l.Close()
	}
}

func TestPartyRefused(t *testing.T) {
	if _, err := net.Listen("tcp", ":9271"); err == nil { // ok: an error is wanted
		t.Fatal("no error")
	}
}

func TestPartyDials(t *testing.T) {
	c, _ := net.Dial("tcp", ":9271") // ok: it binds nothing
	defer c.Close()
}

func BenchmarkParty(b *testing.B) {
	l, _ := net.Listen("tcp", ":9271") // ok: benchmarks run one package at a time
	defer l.Close()
}
