package globalmutation

import "testing"

var assignMode = "prod"

func TestAssign(t *testing.T) {
	assignMode = "test" // want "TestAssign changes assignMode and leaves it changed"
}

func TestAssignReads(t *testing.T) {
	if assignMode != "prod" {
		t.Error("not prod")
	}
}

func TestAssignShadowed(t *testing.T) {
	assignMode := "local"
	assignMode = "test" // ok: a local variable of the same name
	_ = assignMode
}

func setAssignParam(assignMode string) string {
	assignMode += "!"
	return assignMode
}

func TestAssignParamOfSameName(t *testing.T) {
	_ = setAssignParam("x") // ok: the parameter is called like the variable
}

type assignBox struct{ assignMode string }

func (assignMode *assignBox) set() { assignMode.assignMode = "x" }

func TestAssignFieldOfSameName(t *testing.T) {
	var b assignBox
	b.assignMode = "x" // ok: a field of a local value is called like the variable
	b.set()            // ok: the receiver is called like the variable
}

func TestAssignRedeclared(t *testing.T) {
	if assignMode := len("x"); assignMode > 0 {
		assignMode = 2 // ok: declared in the if statement
		_ = assignMode
	}
}
