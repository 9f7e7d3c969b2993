package processstate

import (
	"testing"

	"github.com/h2non/gock"
)

func TestGock(t *testing.T) {
	gock.New("http://localhost") // want "gock|http.DefaultTransport"
}

func TestGockOff(t *testing.T) {
	defer gock.Off()
	gock.New("http://localhost") // ok: switched off by defer
}
