package fixedport

import (
	"fmt"
	"net"
	"testing"
)

func TestTable(t *testing.T) {
	for _, tt := range []struct{ network, addr string }{
		{"tcp", ":0"},
		{"tcp", ":9230"},
		{"unix", t.TempDir() + "/s"},
	} {
		t.Run(tt.addr, func(t *testing.T) {
			l, _ := net.Listen(tt.network, tt.addr) // want "TestTable binds the fixed tcp port 9230"
			l.Close()
		})
	}
}

func TestTableOfFree(t *testing.T) {
	for _, addr := range []string{":0", "127.0.0.1:0"} {
		l, _ := net.Listen("tcp", addr) // ok: free ports
		l.Close()
	}
}

func TestCounted(t *testing.T) {
	for i := range 3 {
		l, err := net.Listen("tcp", fmt.Sprintf(":%d", 9231+i)) // want "TestCounted binds the fixed tcp port 9231"
		if err != nil {
			t.Fatal(err)
		}
		l.Close()
	}
}

func TestRetried(t *testing.T) {
	for range 10 {
		l, err := net.Listen("tcp", ":9235") // want "TestRetried binds the fixed tcp port 9235"
		if err == nil {
			l.Close()
			break
		}
	}
}

func TestSearched(t *testing.T) {
	for p := 9236; p < 9300; p++ {
		l, err := net.Listen("tcp", fmt.Sprintf(":%d", p)) // ok: looks for a free one
		if err == nil {
			l.Close()
			break
		}
	}
	for i := range 50 {
		addr := fmt.Sprintf(":%d", 9236+i)
		if l, err := net.Listen("tcp", addr); err == nil { // ok: looks for a free one
			l.Close()
			return
		}
	}
}
