package globalmutation_minds

import "testing"

// An entry that nobody else asks for.
func TestRegister(t *testing.T) {
	Register(&Codec{Name: "own", Size: 1}) // want `changes codecs and leaves it changed .TestCount reads it.`
	if Find("own") == nil {
		t.Error("not found")
	}
}

// An entry that another test asks for.
func TestRegisterXML(t *testing.T) {
	codecs["xml"] = &Codec{Name: "xml"} // want `changes codecs and leaves it changed .TestXML reads it.`
}

func TestXML(t *testing.T) {
	if Find("xml") != nil {
		t.Error("found")
	}
}

// Looks at all of them with its own eyes.
func TestCount(t *testing.T) {
	if n := Count(); n != 1 {
		t.Error(n)
	}
}

// Is led past all of them far below: no observer of names.
func TestEncode(t *testing.T) {
	if Encode(1) == 0 {
		t.Error("nothing")
	}
}

// A func more runs in all that come by.
func TestOnRun(t *testing.T) {
	OnRun(func() { t.Log("runs") }) // want `changes hooks and leaves it changed .TestRun reads it.`
}

func TestRun(t *testing.T) { Run() }

// One that sets something else than the others do.
func TestLimit(t *testing.T) {
	limit = 20 // want `changes limit and leaves it changed .TestDeep reads it.`
}

func TestLimitAgain(t *testing.T) {
	limit = 30 // want `changes limit and leaves it changed .TestDeep reads it.`
}

// ok: both want the same, and it is looked at far below.
func TestMode(t *testing.T) { mode = "on" }

func TestModeAgain(t *testing.T) { setMode() }

func setMode() { mode = "on" }

func TestDeep(t *testing.T) {
	if n, s := Deep(); n == 0 || s == "" {
		t.Error(n, s)
	}
}

// The same func, which stands in for another.
func TestDial(t *testing.T) {
	dial = fakeDial // want `changes dial and leaves it changed .TestConnect reads it.`
}

func TestDialAgain(t *testing.T) {
	dial = fakeDial // want `changes dial and leaves it changed .TestConnect reads it.`
}

func fakeDial() int { return 0 }

func TestConnect(t *testing.T) {
	if Connect() == 0 {
		t.Error("not connected")
	}
}

// The same, but somebody looks with his own eyes.
func TestLevel(t *testing.T) {
	level = 2 // want `changes level and leaves it changed .TestLevelIs reads it.`
}

func TestLevelAgain(t *testing.T) {
	level = 2 // want `changes level and leaves it changed .TestLevelIs reads it.`
}

func TestLevelIs(t *testing.T) {
	if level != 1 {
		t.Error(level)
	}
}

// ok: the handler that reads it was only registered.
func TestBanner(t *testing.T) { banner = "test" }

func TestServer(t *testing.T) {
	if NewServer() == nil {
		t.Error("none")
	}
}

// The func that reads it was called.
func TestTitle(t *testing.T) {
	title = "test" // want `changes title and leaves it changed .TestShow reads it.`
}

func TestShow(t *testing.T) {
	if ShowTitle() == "" {
		t.Error("none")
	}
}

// ok: looked at only by who has the option, which nobody is seen to have.
func TestRegion(t *testing.T) { region = "us" }

func TestTrace(t *testing.T) {
	if NewServer().Trace() != "" {
		t.Error("traced")
	}
}

// ok: the other looks at another field.
func TestHost(t *testing.T) { conf.Host = "example.com" }

func TestPath(t *testing.T) {
	if conf.Path != "/" {
		t.Error(conf.Path)
	}
}
