package globalmutation

import (
	"strconv"
	"testing"
)

var (
	tupleNumber  int
	tupleErr     error
	tupleLeft    = 1
	tupleRight   = 2
	tupleOk      bool
	tupleFromCh  int
	tupleSelect  int
	tupleDefined = 1
)

func TestTupleFromCall(t *testing.T) {
	var err error
	tupleNumber, err = strconv.Atoi("3") // want "changes tupleNumber and leaves it changed"
	_ = err
}

func TestTupleSecond(t *testing.T) {
	n, ok := 1, false
	_, tupleOk = map[int]bool{1: true}[n] // want "changes tupleOk and leaves it changed"
	_ = ok
}

func TestTupleReceived(t *testing.T) {
	c := make(chan int, 1)
	c <- 1
	tupleFromCh = <-c // want "changes tupleFromCh and leaves it changed"
}

func TestTupleSelected(t *testing.T) {
	c := make(chan int, 1)
	c <- 1
	select {
	case tupleSelect = <-c: // want "changes tupleSelect and leaves it changed"
	}
}

func TestTupleReads(t *testing.T) {
	if tupleNumber != 0 || tupleOk || tupleFromCh != 0 || tupleSelect != 0 || tupleDefined != 1 || tupleErr != nil {
		t.Error("changed")
	}
}

func TestTupleDefines(t *testing.T) {
	tupleDefined, err := strconv.Atoi("3") // ok: := declares both in the function
	if err != nil || tupleDefined != 3 {
		t.Error(err)
	}
}

func TestTupleSwap(t *testing.T) {
	a, b := tupleLeft, tupleRight
	a, b = b, a // ok: locals
	_, _ = a, b
}
