package testmain

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("set up")
	m.Run()
	fmt.Println("torn down")
	os.Exit(3)
}

func TestFine(t *testing.T) {}
