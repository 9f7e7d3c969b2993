// Package fixedport_init binds a port in whoever imports it.
package fixedport_init

import "net"

var metrics, _ = net.Listen("tcp", ":9280") // ok: no doing of the tests
