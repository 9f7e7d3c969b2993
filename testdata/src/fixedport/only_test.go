package fixedport

import "testing"

// What a function does for some of its callers it does not do for the others.

func TestOnlyDials(t *testing.T) {
	openAt("localhost:9620", false)
}

func TestListens(t *testing.T) {
	openAt("localhost:9621", true) // want "TestListens binds the fixed tcp port 9621"
}

func TestMayListen(t *testing.T) {
	for _, listen := range []bool{true, false} {
		openAt("localhost:9622", listen) // want "TestMayListen binds the fixed tcp port 9622"
	}
}

func through(kind, addr string) error { return openBy(kind, addr) }

func TestMemory(t *testing.T) {
	through("memory", ":9623")
	through("", ":9624")
	through("udp", ":9625")
}

func TestKind(t *testing.T) {
	kind := "tcp"
	through(kind, ":9626") // want "TestKind binds the fixed tcp port 9626"
}

func TestOption(t *testing.T) {
	openOptional(&optional{Addr: ":9627"})
	openOptional(nil)
	o := &optional{Addr: ":9628"}
	o.Listen = true
	openOptional(o) // want "TestOption binds the fixed tcp port 9628"
}

func TestNil(t *testing.T) {
	openThrough(nil, ":9629")
	openThrough(&optional{}, ":9630") // want "TestNil binds the fixed tcp port 9630"
}

func TestEitherWay(t *testing.T) {
	openOnce(false, ":9631") // want "TestEitherWay binds the fixed tcp port 9631"
}

// What is asked for may have been set in between.

func TestOptionSet(t *testing.T) {
	o := &optional{Addr: ":9641"}
	o.listen()
	openOptional(o) // want "TestOptionSet binds the fixed tcp port 9641"
}

func TestOptionSetByCallee(t *testing.T) {
	openDefault(&optional{Addr: ":9642"}) // want "TestOptionSetByCallee binds the fixed tcp port 9642"
}

func TestOptionSetInLiteral(t *testing.T) {
	o := &optional{Addr: ":9643"}
	set := func() { o.Listen = true }
	set()
	openOptional(o) // want "TestOptionSetInLiteral binds the fixed tcp port 9643"
}

func TestOptionUnset(t *testing.T) {
	openOptional(&optional{Addr: ":9644", Listen: false})
}

func TestUnlessTrue(t *testing.T) {
	openUnless("maybe", ":9650") // want "TestUnlessTrue binds the fixed tcp port 9650"
}

func TestOptionDecoded(t *testing.T) {
	openFrom([]byte(`{"Listen": true}`), ":9651") // want "TestOptionDecoded binds the fixed tcp port 9651"
}

func TestOptionSetInList(t *testing.T) {
	o := &optional{Addr: ":9652"}
	for _, each := range []*optional{o} {
		each.Listen = true
	}
	openOptional(o) // want "TestOptionSetInList binds the fixed tcp port 9652"
}

func TestOptionSetLater(t *testing.T) {
	o := &optional{Addr: ":9653"}
	openEmpty(o) // want "TestOptionSetLater binds the fixed tcp port 9653"
	o.Listen = true
}

func TestOptionSetSometimes(t *testing.T) {
	o := &optional{Addr: ":9654"}
	if testing.Verbose() {
		o.Listen = true
	}
	openEmpty(o) // want "TestOptionSetSometimes binds the fixed tcp port 9654"
}

func TestNarrowed(t *testing.T) {
	n := 257
	openSmall(uint8(n), ":9655") // want "TestNarrowed binds the fixed tcp port 9655"
}

func TestRecursive(t *testing.T) {
	openIn(1, "udp", ":9656") // want "TestRecursive binds the fixed tcp port 9656"
}
