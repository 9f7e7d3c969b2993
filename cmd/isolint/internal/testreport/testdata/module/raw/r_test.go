package raw

import (
	"fmt"
	"testing"
)

func TestNoNewline(t *testing.T) { fmt.Print("no newline") }

func TestNoNewlineFails(t *testing.T) {
	fmt.Print("still none")
	t.Error("bad")
}

func TestControl(t *testing.T) {
	fmt.Print("\x1b[31mred\x1b[0m \x00\x01 ]]> <&> \xff\n")
	t.Error("control \x02")
}
