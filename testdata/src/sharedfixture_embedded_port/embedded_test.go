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

func TestStartDefault(t *testing.T) {
	server := embeddedpostgres.NewDatabase()
	server.Start() // want "TestStartDefault starts Postgres at its default port"
	server.Stop()
}

func start(config embeddedpostgres.Config) {
	server := embeddedpostgres.NewDatabase(config)
	server.Start()
}

func TestStartByHelper(t *testing.T) {
	start(embeddedpostgres.DefaultConfig().Port(free())) // ok: at a port of its own
}
