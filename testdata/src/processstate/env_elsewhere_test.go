package processstate

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

type fakeOS struct{ env map[string]string }

func (f fakeOS) Setenv(k, v string) error { f.env[k] = v; return nil }
func (f fakeOS) Chdir(dir string) error   { return nil }

func init() {
	os.Setenv("APP_INIT", "x") // ok: the set-up of the whole binary
}

func TestMain(m *testing.M) {
	os.Setenv("APP_MAIN", "x") // ok: the set-up of the whole binary
	os.Exit(m.Run())
}

// An example has no t to restore with.
func ExampleEnv() {
	os.Setenv("APP_EXAMPLE", "x") // ok: an example
	fmt.Println(os.Getenv("APP_EXAMPLE"))
	// Output: x
}

// A local value is called like the package.
func TestShadowedOS(t *testing.T) {
	os := fakeOS{env: map[string]string{}}
	os.Setenv("APP_SHADOW", "x") // ok: a method of a local value
	os.Chdir("/")                // ok: the same
}

func TestChildEnv(t *testing.T) {
	cmd := exec.Command("true")
	cmd.Env = append(os.Environ(), "APP_CHILD=1") // ok: the child's environment
	cmd.Dir = "/"                                 // ok: the child's directory
	_ = cmd.Run()
}

func TestEnvCrasher(t *testing.T) {
	if os.Getenv("APP_BE_CRASHER") == "1" {
		os.Setenv("APP_CRASH", "x") // ok: the process ends here
		os.Args = nil               // ok: the same
		os.Exit(2)
	}
}
