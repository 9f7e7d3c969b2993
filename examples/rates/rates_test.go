package rates

import "testing"

// expensiveinit: this test needs no rates and waits for them nevertheless.
func TestBuiltin(t *testing.T) {
	if builtin["EUR"] != 1 {
		t.Error("the euro is not one")
	}
}

func TestConvert(t *testing.T) {
	if Convert(10, "EUR") != 10 || ConvertLazily(10, "EUR") != 10 {
		t.Error("euros are not euros")
	}
}
