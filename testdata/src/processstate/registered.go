package processstate

import (
	"crypto/rand"
	"crypto/tls"
	"database/sql"

	"github.com/go-sql-driver/mysql"
)

func openTLS(name string, config *tls.Config) (*sql.DB, error) {
	if err := mysql.RegisterTLSConfig(name, config); err != nil {
		return nil, err
	}
	return sql.Open("mysql", "/?tls="+name)
}

func openOwnTLS(config *tls.Config) (*sql.DB, error) {
	name := "custom-" + rand.Text()
	if err := mysql.RegisterTLSConfig(name, config); err != nil {
		return nil, err
	}
	return sql.Open("mysql", "/?tls="+name)
}
