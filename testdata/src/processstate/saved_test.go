package processstate

import (
	"flag"
	"io"
	"os"
	"testing"

	"k8s.io/klog/v2"
)

type level int

func (l *level) String() string { return "" }

func TestKlogRestored(t *testing.T) {
	for _, name := range []string{"text", "json"} {
		t.Run(name, func(t *testing.T) {
			state := klog.CaptureState()
			klog.SetOutput(io.Discard) // ok: the whole state is put back
			klog.LogToStderr(false)    // ok: to nothing, but put back too
			state.Restore()
		})
	}
}

func TestKlogRestoredUnlessItFails(t *testing.T) {
	state := klog.CaptureState()
	klog.LogToStderr(false) // want "TestKlogRestoredUnlessItFails does not restore the log of klog when it fails at line"
	if testing.Short() {
		t.Fatal("not with -short")
	}
	state.Restore()
}

func TestKlogLeft(t *testing.T) {
	klog.SetOutput(io.Discard) // want "klog.SetOutput outlives TestKlogLeft"
	klog.LogToStderr(true)
}

func TestFlagPutBackAsText(t *testing.T) {
	l := flag.Lookup("v").Value.(flag.Getter).Get().(level)
	for _, to := range []string{"1", "2"} {
		flag.Set("v", to) // ok: what Lookup found is set again
	}
	flag.Set("v", l.String())
}

func TestFlagPutBackFromValue(t *testing.T) {
	old := flag.Lookup("v").Value.String()
	flag.Set("v", "1") // ok: what Lookup found is set again
	flag.Set("v", old)
}

func TestFlagSetToItsOwn(t *testing.T) {
	l := level(1)
	flag.Set("v", "3") // want "flag.Set outlives TestFlagSetToItsOwn"
	flag.Set("v", l.String())
}

// swapStdin puts in place of os.Stdin what it is given, if anything.
func swapStdin(in *os.File) {
	old := os.Stdin
	if in != nil {
		os.Stdin = in
	}
	os.Stdin = old
}

func TestSwapStdinTwice(t *testing.T) {
	swapStdin(nil) // ok: the helper puts back what it found
	if testing.Short() {
		t.Fatal("not with -short")
	}
	swapStdin(nil) // ok: again
}
