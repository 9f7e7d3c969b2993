package hardcodedpath

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/store"
	"example.com/testlib"
	"github.com/stretchr/testify/suite"
)

func ownHome(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", dir)
	return dir
}

func TestHome(t *testing.T) {
	home, _ := os.UserHomeDir()
	os.WriteFile(filepath.Join(home, ".isolint"), nil, 0o600) // want "fixed path .HOME/.isolint"
}

func TestHomeProduction(t *testing.T) {
	store.SaveConfig() // want "fixed path .HOME/.config/isolint.json"
}

func TestHomeOtherVariable(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	store.SaveConfig() // want "fixed path .HOME/.config/isolint.json"
}

func TestHomeTooLate(t *testing.T) {
	store.SaveConfig() // want "fixed path .HOME/.config/isolint.json"
	t.Setenv("HOME", t.TempDir())
}

func TestHomeNotTheConfig(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	home, _ := os.UserHomeDir()
	os.WriteFile(filepath.Join(home, ".isolint-2"), nil, 0o600) // want "fixed path .HOME/.isolint-2"
}

func TestHomeOwn(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	home, _ := os.UserHomeDir()
	os.WriteFile(filepath.Join(home, ".isolint"), nil, 0o600) // ok: a home of its own
	store.SaveConfig()                                        // ok: the same
	t.Run("sub", func(t *testing.T) {
		store.SaveConfig() // ok: the parent has a home of its own
	})
}

func TestHomeOwnByHelper(t *testing.T) {
	ownHome(t)
	cache, _ := os.UserCacheDir()
	os.MkdirAll(filepath.Join(cache, "isolint"), 0o700) // ok: the helper gave it a home of its own
	store.SaveConfig()                                  // ok: the same
}

func TestHomeOwnByOtherPackage(t *testing.T) {
	testlib.SetEnv(t, "XDG_CONFIG_HOME", t.TempDir())
	store.SaveConfig() // ok: a helper of another package did
}

func TestHomeOwnByTable(t *testing.T) {
	for key, value := range map[string]string{"HOME": t.TempDir(), "USER": "x"} {
		t.Setenv(key, value)
	}
	store.SaveConfig() // ok: one of the variables may be it
}

func TestHomeOwnByOs(t *testing.T) {
	old := os.Getenv("HOME")
	os.Setenv("HOME", t.TempDir())
	defer os.Setenv("HOME", old)
	store.SaveConfig() // ok: a home of its own
}

func TestTempDirOwn(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	os.WriteFile(filepath.Join(os.TempDir(), "isolint"), nil, 0o600) // ok: a directory of its own
	os.WriteFile("/tmp/isolint/absolute", nil, 0o600)                // want "fixed path /tmp/isolint/absolute"
}

type homeSuite struct{ suite.Suite }

func (s *homeSuite) SetupSuite() { s.T().Setenv("HOME", s.T().TempDir()) }

func (s *homeSuite) TestSaves() {
	store.SaveConfig() // ok: the set-up gave it a home of its own
}

func TestHomeSuite(t *testing.T) { suite.Run(t, new(homeSuite)) }

type runnerSuite struct{ suite.Suite }

func (s *runnerSuite) TestSaves() {
	store.SaveConfig() // ok: the test that runs the suite did
}

func TestRunnerSuite(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	suite.Run(t, new(runnerSuite))
}

type bareSuite struct{ suite.Suite }

func (s *bareSuite) TestSaves() {
	store.SaveConfig() // want "bareSuite.TestSaves writes the fixed path .HOME/.config/isolint.json"
}

func TestBareSuite(t *testing.T) { suite.Run(t, new(bareSuite)) }
