package sharedfixture

import (
	"database/sql"
	"testing"

	"github.com/stretchr/testify/suite"
)

var perTest, perSuite *sql.DB

// Each test gets a database of its own.
type ownSuite struct{ suite.Suite }

func (s *ownSuite) SetupTest() { perTest, _ = sql.Open("sqlite3", ":memory:") }
func (s *ownSuite) TestA()     { perTest.Exec("INSERT INTO users (name) VALUES ('ann')") } // ok: set up for the test
func (s *ownSuite) TestB()     { perTest.Query("SELECT name FROM users") }

func TestOwnSuite(t *testing.T) { suite.Run(t, new(ownSuite)) }

// The tear-down empties the table.
type emptiedSuite struct{ suite.Suite }

func (s *emptiedSuite) TearDownTest() { perSuite.Exec("TRUNCATE users") }
func (s *emptiedSuite) TestA()        { perSuite.Exec("INSERT INTO users (name) VALUES ('ann')") } // ok: emptied
func (s *emptiedSuite) TestB()        { perSuite.Query("SELECT name FROM users") }

func TestEmptiedSuite(t *testing.T) { suite.Run(t, new(emptiedSuite)) }
