package globalmutation

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
)

var (
	memoHelperMu   sync.Mutex
	memoUpper      = map[string]string{}
	memoLen        = map[string]int{}
	memoRegexp     = map[string]*regexp.Regexp{}
	memoIndex      = map[string]int{}
	memoBytes      = map[string][]byte{}
	memoBin        string
	memoOwn        = map[string]int{}
	memoPlain      = map[string]int{}
	memoNames      = map[string]*memoPlugin{}
	memoRegistered = map[string]string{}
	memoOverwrites = map[string]int{}
)

type memoPlugin struct{}

func upperOf(s string) string {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if v, ok := memoUpper[s]; ok {
		return v
	}
	v := strings.ToUpper(s)
	memoUpper[s] = v
	return v
}

func lenOf(s string) int {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if v, ok := memoLen[s]; ok {
		return v
	}
	v := len(s)
	memoLen[s] = v
	return v
}

func regexpOf(s string) *regexp.Regexp {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	re := memoRegexp[s]
	if re == nil {
		re = regexp.MustCompile(s)
		memoRegexp[s] = re
	}
	return re
}

func indexOf(s string) int {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if v, ok := memoIndex[s]; ok {
		return v
	}
	v := len(memoIndex)
	memoIndex[s] = v
	return v
}

func bytesOf(s string) []byte {
	memoHelperMu.Lock()
	b, ok := memoBytes[s]
	memoHelperMu.Unlock()
	if ok {
		return b
	}
	b = []byte(s)
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	memoBytes[s] = b
	return b
}

func binOf(t *testing.T) string {
	if memoBin != "" {
		return memoBin
	}
	memoBin = os.Getenv("BIN")
	return memoBin
}

// resetLen does not look at what is there, and whoever asks next gets it.
func resetLen(s string) {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	memoOverwrites[s] = 7
}

func countPlain(s string) { memoPlain[s]++ }

// A registry looks first too; what it keeps is its caller's.
func addPlugin(name string, p *memoPlugin) {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if _, ok := memoNames[name]; !ok {
		memoNames[name] = p
	}
}

func addName(name, value string) error {
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if _, ok := memoRegistered[name]; ok {
		return errors.New("registered twice")
	}
	memoRegistered[name] = value
	return nil
}

func TestMemoHelper(t *testing.T) {
	t.Parallel()
	upperOf("a")                  // ok: a memo table under a lock, though in a test file
	lenOf("a")                    // ok: computed from the key
	regexpOf("a")                 // ok: the same
	indexOf("a")                  // ok: a number for each
	bytesOf("a")                  // ok: converted from the key
	binOf(t)                      // ok: made on first use
	resetLen("a")                 // want "TestMemoHelper changes memoOverwrites while running in parallel"
	countPlain("a")               // want "TestMemoHelper changes memoPlain while running in parallel"
	addPlugin("p", &memoPlugin{}) // want "TestMemoHelper changes memoNames while running in parallel"
	_ = addName("a", "value")     // want "TestMemoHelper changes memoRegistered while running in parallel"
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if _, ok := memoOwn["a"]; !ok {
		memoOwn["a"] = len(t.Name()) // want "TestMemoHelper changes memoOwn while running in parallel"
	}
}

func TestMemoHelperReads(t *testing.T) {
	t.Parallel()
	_ = upperOf("b") + binOf(t) + string(bytesOf("b"))
	_ = lenOf("b") + indexOf("b") + len(regexpOf("b").String())
	memoHelperMu.Lock()
	defer memoHelperMu.Unlock()
	if len(memoOwn)+len(memoPlain)+len(memoNames)+len(memoRegistered)+len(memoOverwrites) > 0 {
		t.Error("changed")
	}
}
