// Package expensiveinit_go113 is of a module that says "go 1.13", before
// sync.OnceValue.
package expensiveinit_go113

import (
	"net"
	"sync"
)

var addrs, _ = net.LookupHost("example.com") // want "do it on first use, with sync.Once$"

var once sync.Once

// ok: on first use
func late() (addrs []string) {
	once.Do(func() { addrs, _ = net.LookupHost("example.com") })
	return addrs
}
