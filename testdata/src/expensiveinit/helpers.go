package expensiveinit

import (
	"net/http"
	"os"
	"os/exec"

	"example.com/boot"
	ort "github.com/yalue/onnxruntime_go"
)

func mustRead(name string) []byte {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	return b
}

func lookup() string { return inner() }

func inner() string {
	out, _ := exec.Command("hostname").Output()
	return string(out)
}

func cheap(s string) string { return s + "!" }

func guess() *http.Client { return &http.Client{} }

var words = mustRead("words.txt") // want "package initialisation runs os.ReadFile"

var host = lookup() // want "package initialisation runs .*exec.Cmd.Output"

var remote = boot.Fetch("http://localhost") // want "package initialisation runs .*http.Get"

var session, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // want "package initialisation runs .*NewDynamicAdvancedSession"

var immediately = func() []byte {
	b, _ := os.ReadFile("x") // want "package initialisation runs os.ReadFile"
	return b
}()

var (
	greeting   = cheap("hello")    // ok: cheap
	guessed    = guess()           // ok: only a value
	fetcher    = boot.New()        // ok: only a value
	fetchFunc  = boot.Fetch        // ok: not called
	parsed     = boot.Parse("a=b") // ok: in memory
	ortVersion = ort.GetVersion()  // ok: cheap
	later      = boot.Lazy()       // ok: returns a function
)
