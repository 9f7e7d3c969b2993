package sharedfixture

import (
	"database/sql"
	"os"
	"sync"
	"testing"
)

var (
	onceOpened *sql.DB
	openOnce   sync.Once
)

func lazily() *sql.DB {
	openOnce.Do(func() { onceOpened, _ = sql.Open("pgx", os.Getenv("DSN")) })
	return onceOpened
}

func TestLazyWrite(t *testing.T) {
	lazily().Exec("INSERT INTO lazy (name) VALUES ('ann')") // want "TestLazyWrite writes table lazy of the shared onceOpened"
}

func TestLazyRead(t *testing.T) { lazily().Query("SELECT name FROM lazy") }
