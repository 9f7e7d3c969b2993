package globalmutation_strict

import (
	"slices"
	"testing"
)

var orderSorted, orderSwapped, orderShifted = []int{2, 1}, []int{2, 1}, []int{2, 1}

func reverse(s []int) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func shift(s []int) {
	for i := range len(s) - 1 {
		s[i] = s[i+1]
	}
}

func TestOrder(t *testing.T) {
	slices.Sort(orderSorted) // want "changes the order of orderSorted and leaves it changed, so it cannot run in parallel .TestOrderReads reads it."
	reverse(orderSwapped)    // want "changes the order of orderSwapped"
	shift(orderShifted)      // want "changes orderShifted and leaves it changed"
}

func TestOrderReads(t *testing.T) {
	if orderSorted[0]+orderSwapped[0]+orderShifted[0] == 0 {
		t.Error("changed")
	}
}
