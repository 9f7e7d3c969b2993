package sharedfixture_embedded

import (
	"os"
	"testing"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
)

func TestMain(m *testing.M) {
	server := embeddedpostgres.NewDatabase()
	server.Start() // want "TestMain starts Postgres at its default port and in its default directory; give it a free port with Config.Port"
	code := m.Run()
	server.Stop()
	os.Exit(code)
}
