package fixedport_fix

import (
	"net"
	"net/http"
	"os"
	"testing"
)

const fixed = ":9295"

func TestAsked(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:9290") // want "TestAsked binds the fixed tcp port 9290"
	if err != nil {
		t.Fatal(err)
	}
	go http.Serve(l, nil)
	http.Get("http://" + l.Addr().String())
}

func TestPacket(t *testing.T) {
	c, _ := net.ListenPacket("udp", ":9291") // want "TestPacket binds the fixed udp port 9291"
	net.Dial("udp", c.LocalAddr().String())
}

func TestNotAsked(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9292") // want "TestNotAsked binds the fixed tcp port 9292"
	l.Close()
}

func TestDialled(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9293") // want "TestDialled binds the fixed tcp port 9293"
	http.Get(l.Addr().String())
	http.Get("http://127.0.0.1:9293") // where the port stands once more
}

func TestNumber(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9294") // want "TestNumber binds the fixed tcp port 9294"
	if l.Addr().(*net.TCPAddr).Port != 9294 {
		t.Error("another port")
	}
}

func TestNamed(t *testing.T) {
	l, _ := net.Listen("tcp", fixed) // want "TestNamed binds the fixed tcp port 9295"
	net.Dial("tcp", l.Addr().String())
}

func open(addr string) net.Listener {
	l, _ := net.Listen("tcp", addr)
	return l
}

func TestHelper(t *testing.T) {
	l := open(":9296") // want "TestHelper binds the fixed tcp port 9296"
	net.Dial("tcp", l.Addr().String())
}

func TestFree(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:0") // ok: a free port
	net.Dial("tcp", l.Addr().String())
}

func TestVariable(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9300") // want "TestVariable binds the fixed tcp port 9300"
	url := "http://" + l.Addr().String()
	http.Get(url + "/status")
}

func TestOnlyNetwork(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9301") // want "TestOnlyNetwork binds the fixed tcp port 9301"
	if l.Addr().Network() != "tcp" {
		t.Error("another network")
	}
}

func TestExpected(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9302") // want "TestExpected binds the fixed tcp port 9302"
	if l.Addr().String() != expected("testdata/address.txt") {
		t.Error("another address")
	}
}

func TestFile(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:9303") // want "TestFile binds the fixed tcp port 9303"
	http.Get(l.Addr().String())
	url, _ := os.ReadFile("testdata/url.txt")
	http.Get(string(url))
}

func expected(file string) string { return file }
