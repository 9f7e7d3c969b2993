package fixedport

import "net"

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
