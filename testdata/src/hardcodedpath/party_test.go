package hardcodedpath

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// A finding names another test of the package that writes or reads the path.
func TestPartyWrites(t *testing.T) {
	os.WriteFile("/tmp/isolint-party", nil, 0o600) // want `TestPartyWrites writes the fixed path /tmp/isolint-party \(TestPartyRemoves uses it too\); use t.TempDir`
}

func TestPartyRemoves(t *testing.T) {
	os.Remove("/tmp/isolint-party") // want `TestPartyRemoves writes the fixed path /tmp/isolint-party \(TestPartyWrites uses it too\); use t.TempDir`
}

func TestPartyRead(t *testing.T) {
	os.WriteFile("/tmp/isolint-party-read", nil, 0o600) // want `fixed path /tmp/isolint-party-read \(TestPartyReads uses it too\); use`
}

func TestPartyReads(t *testing.T) { // ok: it only reads
	os.ReadFile("/tmp/isolint-party-read")
}

// Near misses: none of these is a party.
func TestPartyAlone(t *testing.T) {
	t.Run("one", func(t *testing.T) {
		os.WriteFile("isolint-alone", nil, 0o600) // want `fixed path isolint-alone; use`
	})
	t.Run("two", func(t *testing.T) {
		os.Remove("isolint-alone")
	})
}

func TestPartyElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	os.WriteFile("isolint-alone", nil, 0o600) // ok: it is in a directory of the test's own
}

func TestPartyRefused(t *testing.T) {
	require.Error(t, os.WriteFile("isolint-alone", nil, 0o600)) // ok: an error is wanted
}

func BenchmarkParty(b *testing.B) {
	os.WriteFile("isolint-alone", nil, 0o600) // want `BenchmarkParty writes the fixed path isolint-alone \(TestPartyAlone uses it too\); use`
}
