package sharedfixture

import (
	"path"
	"strings"
)

// An object is what of a database a test writes, as holds.Query has it: a table, the
// entry of a store (key:NAME), the documents of a collection (documents:NAME).
type object string

func (o object) isKey() bool { return strings.HasPrefix(string(o), "key:") }

func (o object) isDocuments() bool { return strings.HasPrefix(string(o), "documents:") }

// name is the object as a message names it.
func (o object) name() string {
	kind, name, ok := strings.Cut(string(o), ":")
	switch {
	case !ok:
		return "table " + path.Base(string(o)) // of gorm it is a type
	case o.isKey():
		return "key " + name
	case name == "":
		return "documents" // of a handle that is the collection
	}
	return kind + " of " + name
}

// left is what is there after the test.
func (o object) left() string {
	switch {
	case o.isKey():
		return "it"
	case o.isDocuments():
		return "them"
	}
	return "its rows"
}

// all is the object as another test sees it.
func (o object) all() string {
	switch {
	case o.isKey():
		return "it"
	case o.isDocuments():
		return "all of them"
	}
	return "all of it"
}
