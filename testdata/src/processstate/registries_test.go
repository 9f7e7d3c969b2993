package processstate

import (
	"database/sql"
	"database/sql/driver"
	"encoding/gob"
	"encoding/json"
	"expvar"
	"net/rpc"
	"testing"
)

type fakeDriver struct{}

func (fakeDriver) Open(name string) (driver.Conn, error) { return nil, nil }

type payload struct{ N int }

func TestSQLRegister(t *testing.T) {
	sql.Register("fake", fakeDriver{}) // want "sql.Register .*cannot be undone"
}

func TestGobRegister(t *testing.T) {
	gob.Register(payload{}) // ok: the same type again is no change
}

func TestExpvar(t *testing.T) {
	expvar.NewInt("n") // want "expvar.NewInt .*cannot be undone"
}

func TestRPCRegister(t *testing.T) {
	_ = rpc.Register(new(payload)) // want "rpc.Register .*cannot be undone"
}

func TestRegistriesOwn(t *testing.T) {
	srv := rpc.NewServer()
	_ = srv.Register(new(payload))  // ok: a server of its own
	_ = sql.Drivers()               // ok: reads
	_ = expvar.Get("n")             // ok: reads
	_, _ = json.Marshal(payload{1}) // ok: no registry
	var i expvar.Int
	i.Set(3) // ok: not published
}
