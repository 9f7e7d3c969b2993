package globalmutation

import (
	"strings"
	"sync"
)

var (
	sourceLock sync.Mutex
	source     *strings.Builder
	eager      *strings.Builder
)

func makeSource() { source = new(strings.Builder) }

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

// Renew makes it anew each time.
func Renew() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	makeEager()
}
