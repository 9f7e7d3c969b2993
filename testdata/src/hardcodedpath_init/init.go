// Package hardcodedpath_init makes a file whoever imports it.
package hardcodedpath_init

import "os"

func init() {
	os.WriteFile("/tmp/isolint/production", nil, 0o600) // ok: no doing of the tests
}
