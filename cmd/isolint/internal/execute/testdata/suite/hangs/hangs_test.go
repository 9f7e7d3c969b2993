package hangs

import (
	"os"
	"os/signal"
	"syscall"
	"testing"
)

func TestBefore(t *testing.T) {}

func TestHang(t *testing.T) {
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	select {}
}

func TestAfter(t *testing.T) {}
