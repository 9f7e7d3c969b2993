package sharedfixture_embedded_port

import (
	"testing"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
)

func TestStart(t *testing.T) {
	server := embeddedpostgres.NewDatabase(embeddedpostgres.DefaultConfig().Port(free()).RuntimePath(t.TempDir()))
	server.Start() // ok: at a port of its own
	server.Stop()
}

func free() uint32 { return 0 }
