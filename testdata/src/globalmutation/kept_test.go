package globalmutation

import (
	"io"
	"testing"
)

var (
	keptField     = "real"
	keptValue     = "real"
	keptCleanup   = "real"
	keptMethod    = "real"
	keptList      = "real"
	keptPointer   = "real"
	keptTable     = "real"
	keptInterface = "real"
	keptOther     = "real"
	keptElse      = "real"
	keptConstant  = "real"
	keptLater     = "real"
	keptNone      = "real"
	keptNoMethod  = "real"
	keptNotSaved  = "real"
	keptRow       = "real"
	keptThrough   = "real"
	keptSaver     = "real"
)

type keeper struct {
	undo  func()
	undos []func()
}

func (k *keeper) Close() { k.undo() }

func (k *keeper) reset() {
	for _, undo := range k.undos {
		undo()
	}
}

func keepField() *keeper {
	k := &keeper{}
	old := keptField
	keptField = "stub"
	k.undo = func() { keptField = old }
	return k
}

func keepValue() keeper {
	old := keptValue
	keptValue = "stub"
	return keeper{undo: func() { keptValue = old }}
}

func keepCleanup() keeper {
	old := keptCleanup
	keptCleanup = "stub"
	return keeper{undo: func() { keptCleanup = old }}
}

func keepMethod() *keeper {
	old := keptMethod
	keptMethod = "stub"
	return &keeper{undo: func() { keptMethod = old }}
}

func (k *keeper) keepList(v string) *keeper {
	old := keptList
	keptList = v
	k.undos = append(k.undos, func() { keptList = old })
	return k
}

func (k *keeper) set(p *string, v string) *keeper {
	old := *p
	*p = v
	k.undos = append(k.undos, func() { *p = old })
	return k
}

// setOther puts back what it did not change.
func (k *keeper) setOther(p, q *string, v string) *keeper {
	old := *q
	*p = v
	k.undos = append(k.undos, func() { *q = old })
	return k
}

func TestKeptField(t *testing.T) {
	k := keepField() // ok: the func in its field puts it back
	defer k.undo()
}

func TestKeptValue(t *testing.T) {
	k := keepValue() // ok: the same
	k.undo()
}

func TestKeptCleanup(t *testing.T) {
	k := keepCleanup() // ok: handed to Cleanup
	t.Cleanup(k.undo)
}

func TestKeptMethod(t *testing.T) {
	k := keepMethod() // ok: a method calls it
	defer k.Close()
}

func TestKeptList(t *testing.T) {
	k := &keeper{}
	defer k.reset()
	k.keepList("a").keepList("b") // ok: reset runs the list
}

func TestKeptPointer(t *testing.T) {
	k := &keeper{}
	defer k.reset()
	k.set(&keptPointer, "stub")                  // ok: the same, through a pointer
	k.setOther(&keptThrough, &keptOther, "stub") // want "changes keptThrough and leaves it changed"
}

func TestKeptTable(t *testing.T) {
	for _, c := range []struct{ before func() func() }{
		{func() func() {
			old := keptTable
			keptTable = "stub" // ok: what before returns puts it back
			return func() { keptTable = old }
		}},
		{func() func() {
			keptRow = "stub" // want "changes keptRow and leaves it changed"
			return func() {}
		}},
	} {
		undo := c.before()
		undo()
	}
}

type restorer interface{ Restore() }

type saver struct{ old string }

func (s *saver) Restore() { keptInterface = s.old }

func keepInterface() restorer {
	s := &saver{keptInterface}
	keptInterface = "stub"
	return s
}

func TestKeptInterface(t *testing.T) {
	defer keepInterface().Restore() // ok: the method puts it back
}

type closer struct{ old string }

func (c *closer) Close() error { return nil }

func keepNoMethod() io.Closer {
	c := &closer{keptNoMethod}
	keptNoMethod = "stub"
	return c
}

func TestKeptNoMethod(t *testing.T) {
	defer keepNoMethod().Close() // want "changes keptNoMethod and leaves it changed"
}

type setsBack struct{ old string }

func (s *setsBack) Restore() { keptNotSaved = s.old }

func keepNotSaved(v string) restorer {
	s := &setsBack{v}
	keptNotSaved = v
	return s
}

// What the method writes was not saved; it may still be what was there.
func TestKeptNotSaved(t *testing.T) {
	s := keepNotSaved("stub") // want "changes keptNotSaved and leaves it changed"
	_ = s
}

// The func puts back another variable.
func keepElse() *keeper {
	old := keptNone
	keptElse = "stub"
	return &keeper{undo: func() { keptNone = old }}
}

func TestKeptElse(t *testing.T) {
	k := keepElse() // want "changes keptElse and leaves it changed"
	k.Close()
}

// The func sets it to something else.
func keepConstant() *keeper {
	keptConstant = "stub"
	return &keeper{undo: func() { keptConstant = "closed" }}
}

func TestKeptConstant(t *testing.T) {
	k := keepConstant() // want "changes keptConstant and leaves it changed"
	k.Close()
}

func keepLater() *keeper {
	old := keptLater
	keptLater = "stub"
	return &keeper{undo: func() { keptLater = old }}
}

// What the test writes itself, nobody puts back.
func TestKeptLater(t *testing.T) {
	k := keepLater()
	k.Close()
	keptLater = "later" // want "changes keptLater and leaves it changed"
}

func keepOnly() *keeper {
	old := keptSaver
	return &keeper{undo: func() { keptSaver = old }}
}

func TestKeptSaver(t *testing.T) {
	k := keepOnly()
	defer k.undo()
	keptSaver = "stub" // ok: the deferred func puts it back
}

func TestKeptReads(t *testing.T) {
	for _, s := range []string{
		keptField, keptValue, keptCleanup, keptMethod, keptList, keptPointer, keptTable, keptInterface, keptOther, keptElse,
		keptConstant, keptLater, keptNone, keptNoMethod, keptNotSaved, keptRow, keptThrough, keptSaver,
	} {
		if s != "real" {
			t.Error(s)
		}
	}
}
