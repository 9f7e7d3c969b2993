package exits

import (
	"fmt"
	"os"
	"testing"
)

func TestExit(t *testing.T) {
	fmt.Println("leaving")
	os.Exit(1)
}
