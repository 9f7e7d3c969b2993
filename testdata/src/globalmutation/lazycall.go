package globalmutation

import (
	"strings"
	"sync"
)

var (
	sourceLock sync.Mutex
	source     *strings.Builder
	eager      *strings.Builder
	count      int
	seed       int
	mode       string
)

func makeSource() {
	source = new(strings.Builder)
	count = source.Cap()
	seed = 7
}

func makeEager() { eager = new(strings.Builder) }

// Next makes what it needs when it is first called.
func Next() int {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if source == nil {
		makeSource()
	}
	return source.Len()
}

// SetMode is lazy, too, and leaves the choice to the caller.
func SetMode(m string) {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if mode == "" {
		useMode(m)
	}
}

func useMode(m string) { mode = m }

// Again looks first, too, but for one that is there already.
func Again() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if eager != nil {
		makeEager()
	}
}

// Renew makes it anew each time.
func Renew() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	makeEager()
}
