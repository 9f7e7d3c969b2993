// Package sharedfixture_gorm has tests that share a handle of gorm.
package sharedfixture_gorm

import (
	"os"
	"testing"

	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

type user struct{ Name string }
type item struct{ Name string }
type part struct{ Name string }

var db *gorm.DB

func TestMain(m *testing.M) {
	db, _ = gorm.Open(sqlite.Open(os.Getenv("DSN")))
	os.Exit(m.Run())
}

func TestCreateUser(t *testing.T) {
	db.Create(&user{Name: "ann"}) // want "TestCreateUser writes table sharedfixture_gorm.user of the shared db .*TestCountUsers reads all of it"
}

func TestCountUsers(t *testing.T) {
	var n int64
	db.Model(&user{}).Count(&n) // ok: reads
}

func TestCreateItem(t *testing.T) {
	db.Create(&item{Name: "ann"}) // ok: nobody looks at all of them
}

func TestFirstItem(t *testing.T) {
	var i item
	db.First(&i) // ok: reads, and changes nothing of the handle
}

func TestCreatePart(t *testing.T) {
	db.Create(&part{Name: "ann"}) // ok: nobody looks at all of them
}

func TestOnePart(t *testing.T) {
	var n int64
	var p part
	db.Where("name = ?", "bea").First(&p)
	db.Where("name = ?", "bea").Model(&part{}).Count(&n)
}
