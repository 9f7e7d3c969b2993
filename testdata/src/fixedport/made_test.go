package fixedport

import (
	"fmt"
	"net"
	"strconv"
	"testing"
)

type config struct {
	addr string
	port int
}

type service struct {
	port int
	cfg  config
	l    net.Listener
}

func newService(port int) *service { return &service{port: port} }

func newChecked(port int) (*service, error) {
	if port < 0 {
		return nil, fmt.Errorf("port %d", port)
	}
	return newService(port), nil
}

func newConfigured(cfg config) *service { return &service{cfg: cfg} }

func defaults() config { return config{addr: "localhost:9571"} }

func (s *service) run() (err error) {
	s.l, err = net.Listen("tcp", ":"+strconv.Itoa(s.port))
	return err
}

func (s *service) runConfigured() (err error) {
	s.l, err = net.Listen("tcp", s.cfg.addr)
	return err
}

func (s *service) setPort(port int) { s.port = port }

func TestMade(t *testing.T) {
	s := newService(9570)
	s.run() // want "TestMade binds the fixed tcp port 9570"
}

func TestMadeByDefault(t *testing.T) {
	newConfigured(defaults()).runConfigured() // want "TestMadeByDefault binds the fixed tcp port 9571"
}

func TestMadeWithError(t *testing.T) {
	s, err := newChecked(9572)
	if err != nil {
		t.Fatal(err)
	}
	s.run() // want "TestMadeWithError binds the fixed tcp port 9572"
}

func TestMadeAndCaptured(t *testing.T) {
	s := newService(9573)
	t.Run("run", func(t *testing.T) {
		s.run() // want "TestMadeAndCaptured binds the fixed tcp port 9573"
	})
}

func TestConfigured(t *testing.T) {
	s := newConfigured(config{addr: ":9574"})
	s.runConfigured() // want "TestConfigured binds the fixed tcp port 9574"
}

// The port is another one by then.

func TestMadeAndChanged(t *testing.T) {
	s := newService(9575)
	s.port = 0
	s.run()
}

func TestMadeAndChangedInside(t *testing.T) {
	s := newService(9576)
	t.Run("run", func(t *testing.T) {
		s.port = 0
		s.run()
	})
}

func TestMadeAndSet(t *testing.T) {
	s := newService(9577)
	s.setPort(0)
	s.run()
}

func TestMadeAndHandedOn(t *testing.T) {
	s := newService(9578)
	free := &s.port
	*free = 0
	s.run()
}

func TestDefaultsChanged(t *testing.T) {
	cfg := defaults()
	cfg.addr = ":0"
	newConfigured(cfg).runConfigured()
}

func TestConfiguredAndChanged(t *testing.T) {
	s := newConfigured(config{addr: ":9579"})
	s.cfg.addr = ":0"
	s.runConfigured()
}

func (s *service) anyPort() { s.port = 0 }

func TestMadeForAnyPort(t *testing.T) {
	s := newService(9590)
	s.anyPort()
	s.run()
}

func anyPort(s any) { s.(*service).port = 0 }

func TestMadeAndAsserted(t *testing.T) {
	s := newService(9591)
	anyPort(s)
	s.run()
}

func TestMadeAndReplaced(t *testing.T) {
	s := newService(9592)
	*s = service{}
	s.run()
}

func TestMadeAndListed(t *testing.T) {
	s := newService(9593)
	for _, each := range []*service{s} {
		each.port = 0
	}
	s.run()
}

func TestMadeAndShown(t *testing.T) {
	s := newService(9594)
	t.Log(s)
	s.run() // want "TestMadeAndShown binds the fixed tcp port 9594"
}

type pointing struct{ cfg *config }

func newPointing(cfg *config) *pointing { return &pointing{cfg: cfg} }

func (p *pointing) run() { net.Listen("tcp", p.cfg.addr) }

func TestPointing(t *testing.T) {
	newPointing(&config{addr: ":9595"}).run() // want "TestPointing binds the fixed tcp port 9595"
}

func TestPointingAndChanged(t *testing.T) {
	p := newPointing(&config{addr: ":9596"})
	p.cfg.addr = ":0"
	p.run()
}

type small struct{ port uint16 }

func newSmall(port int) *small { return &small{port: uint16(port)} }

func (s *small) run() { net.Listen("tcp", fmt.Sprintf(":%d", int(s.port))) }

func TestSmall(t *testing.T) {
	newSmall(9599).run() // want "TestSmall binds the fixed tcp port 9599"
}

// The way it is made is not the same each time.

func newLow(port int) (*service, error) {
	if port > 9000 {
		return &service{}, nil
	}
	return &service{port: port}, nil
}

func TestLow(t *testing.T) {
	s, _ := newLow(9597)
	s.run()
}

func newSome(port int) *service {
	s := &service{}
	if port < 9000 {
		s.port = port
	}
	return s
}

func TestSome(t *testing.T) {
	newSome(9598).run()
}

// An option sets what it likes.

type option func(*service)

func newOptional(opts ...option) *service {
	s := &service{port: 9580}
	for _, o := range opts {
		o(s)
	}
	return s
}

func TestOptional(t *testing.T) {
	newOptional(func(s *service) { s.port = 0 }).run()
}

// Of two ways to make one it is not known which.

func newEither(alone bool) *service {
	if alone {
		return &service{port: 9581}
	}
	return &service{}
}

func TestEither(t *testing.T) {
	newEither(false).run()
}

var kept *service

func newKept() *service {
	kept = newService(9582)
	kept.port = 0
	return kept
}

func TestKept(t *testing.T) {
	newKept().run()
}

func newLater() *service {
	s := newService(9583)
	s.port = 0
	return s
}

func TestLater(t *testing.T) {
	newLater().run()
}

// What goes round in a circle is not followed for ever.

func newHeld(port int) *service {
	s := newService(port)
	held := s
	again := func() {
		old := held
		held = old
	}
	again()
	return s
}

func TestMadeInCircle(t *testing.T) {
	newHeld(9588).run()
}
