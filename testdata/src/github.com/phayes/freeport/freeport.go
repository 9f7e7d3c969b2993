// Package freeport has the shape of the real one.
package freeport

import "net"

// GetFreePort asks the kernel for a port that is free.
func GetFreePort() (int, error) {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
