package processstate

import (
	"crypto/tls"
	"testing"
)

func TestRegistered(t *testing.T) {
	openTLS("custom", &tls.Config{}) // want "mysql.RegisterTLSConfig outlives TestRegistered: the registry of mysql stays changed"
}

func TestRegisteredByItsOwnName(t *testing.T) {
	openOwnTLS(&tls.Config{}) // ok: nobody else has that name
}
