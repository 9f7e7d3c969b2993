package doctor

import (
	"fmt"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
)

// A Machine is what the runner reckons with.
type Machine struct {
	Processors int   // that it starts tests for
	Allowed    int   // of which GOMAXPROCS or a control group leaves so many to a process
	Memory     int64 // bytes that tests may take together; 0 if not known
}

func (m Machine) notes() []Note {
	processors := Note{OK, "processors", fmt.Sprint(m.Processors)}
	if m.Allowed < m.Processors {
		processors.Level = Warning
		processors.Text += fmt.Sprintf(", of which GOMAXPROCS or a control group leaves %d; isolint test -n %d starts no more processes than that", m.Allowed, m.Allowed)
	}
	memory := Note{OK, "memory", "how much is free is not known on this system; isolint test -memory tells the runner"}
	if m.Memory > 0 {
		memory.Text = amount.Bytes(m.Memory) + " for tests"
	}
	return []Note{processors, memory}
}
