// Package fixedport reports tests that bind a port which every run of them
// binds.
//
// # Analyzer fixedport
//
// fixedport: report fixed ports that a test binds
//
// A port belongs to one process of the machine at a time. go test runs packages
// at once, several checkouts share a machine, and a service of the developer may
// have the port already: the test then fails with "address already in use".
//
// WRONG:
//
//	l, err := net.Listen("tcp", "localhost:8080")
//	go http.ListenAndServe(":8080", handler)
//	srv := &http.Server{Addr: ":8080"}
//	go srv.ListenAndServe()
//
// RIGHT:
//
//	srv := httptest.NewServer(handler) // srv.URL
//
//	l, err := net.Listen("tcp", "localhost:0")
//	go http.Serve(l, handler) // at l.Addr()
//
// The address may be built with fmt.Sprintf, net.JoinHostPort, constants, the
// rows of a table and helpers, or come from a field that a constructor of the module
// fills (New(8080).Run()), as long as nobody is seen to change it; it counts where it reaches a call that binds it.
// The finding stands in the test, in TestMain, in a suite's set-up, or in the init
// function or the variable of a _test.go file; the way to that call is related
// information. Its category is race where parallel tests of the package, or
// parallel subtests, bind the same port, and else collides: with another
// package or another run. Another test of the package that binds the port is
// named, and by the isolint command tests of other packages.
//
// Port 0 is suggested where the test dials the address that it asks the listener for,
// and no other constant of the package has the port in it.
//
// Not reported: port 0 and httptest.NewServer; a port that a function finds, or
// that is computed at run time, from ISOLINT_SLOT for example; an address that is
// dialled, compared or only data; a server that is not started, also by the constants that
// a call is given (open(addr, false)); a port that a
// dependency chooses; multicast, where processes share the port; where the test
// wants an error (require.Error, if err == nil { t.Fatal() }); benchmarks, which go
// test runs one package at a time; unix sockets, which are files and
// hardcodedpath's; ports in the arguments of other programs, which may as well be
// those of a server that they are to call. With -settings.strict those that a flag
// such as --port, --addr or --listen gives are reported as advice.
//
// The directive //isolint:ignore fixedport reason silences a finding.
package fixedport
