package fixedport

import (
	"net"
	"net/http"
	"testing"

	"example.com/serve"
	"github.com/stretchr/testify/require"
)

// The test wants an error.
func TestRefused(t *testing.T) {
	if _, err := net.Listen("tcp", "256.0.0.1:9250"); err == nil { // ok: an error is wanted
		t.Fatal("bound")
	}
	_, err := net.Listen("tcp", "no such host:9250") // ok: an error is wanted
	require.Error(t, err)
	require.Error(t, http.ListenAndServe("256.0.0.1:9250", nil)) // ok: an error is wanted
	for _, tt := range []struct {
		addr    string
		wantErr bool
	}{{"256.0.0.1:9250", true}, {":0", false}} {
		if _, err := serve.Start(tt.addr); (err != nil) != tt.wantErr { // ok: an error is wanted in some rows
			t.Error(err)
		}
	}
}

func TestNotRefused(t *testing.T) {
	l, err := net.Listen("tcp", ":9251") // want "TestNotRefused binds the fixed tcp port 9251"
	require.NoError(t, err)
	l.Close()
	if _, err := serve.Start(":9252"); err != nil { // want "TestNotRefused binds the fixed tcp port 9252"
		t.Fatal(err)
	}
}
