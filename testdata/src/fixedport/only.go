package fixedport

import (
	"encoding/json"
	"net"
)

func openAt(addr string, listen bool) error {
	if !listen {
		_, err := net.Dial("tcp", addr)
		return err
	}
	_, err := net.Listen("tcp", addr)
	return err
}

func openBy(kind, addr string) error {
	switch kind {
	case "", "memory":
		return nil
	case "tcp":
		_, err := net.Listen("tcp", addr)
		return err
	}
	return nil
}

type optional struct {
	Addr   string
	Listen bool
	OnOpen func()
}

func openOptional(o *optional) error {
	if o == nil || !o.Listen {
		return nil
	}
	_, err := net.Listen("tcp", o.Addr)
	return err
}

func openThrough(o *optional, addr string) error {
	if o != nil {
		_, err := net.Listen("tcp", addr)
		return err
	}
	return nil
}

func openOnce(again bool, addr string) error {
	if again {
		_, err := net.Listen("tcp", addr)
		return err
	}
	_, err := net.Listen("tcp4", addr)
	return err
}

func openDefault(o *optional) error {
	if o.Addr == "" {
		o.Addr = ":9640"
		o.Listen = true
	}
	return openOptional(o)
}

func (o *optional) listen() { o.Listen = true }

func openUnless(v, addr string) {
	if v != "true" {
		net.Listen("tcp", addr)
	}
}

func openFrom(data []byte, addr string) error {
	o := &optional{Addr: addr}
	if err := json.Unmarshal(data, o); err != nil {
		return err
	}
	return openOptional(o)
}

func openEmpty(o *optional) {
	if o.Listen {
		return
	}
	net.Listen("tcp", o.Addr)
}

func openSmall(n uint8, addr string) {
	if n == 1 {
		net.Listen("tcp", addr)
	}
}

func openIn(depth int, kind, addr string) {
	if depth > 0 {
		openIn(depth-1, "tcp", addr)
		return
	}
	if kind == "tcp" {
		net.Listen("tcp", addr)
	}
}
