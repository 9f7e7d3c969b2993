package globalmutation

import (
	"encoding/json"
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

var (
	limit    int
	entries  = map[string]int{}
	table    []string
	prepared bool
	stores   struct{ db, cache *int }
	pool     *int
)

func note() { entries["a"]++ }

// Record counts each time: nobody sets the limit.
func Record() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if limit == 0 {
		note()
	}
}

func prepare() { prepared, table = true, []string{"a"} }

// Prepare looks at a flag beside what it makes.
func Prepare() int {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if !prepared {
		prepare()
	}
	return len(table)
}

func open() { stores.db = new(int) }

// Open looks at a field.
func Open() *int {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if stores.db == nil {
		open()
	}
	return stores.db
}

// OpenCache looks at another field than the one that is set.
func OpenCache() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if stores.cache == nil {
		open()
	}
}

func makePool() { pool = new(int) }

// Pool compares the other way round.
func Pool() *int {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if nil == pool {
		makePool()
	}
	return pool
}

var squares map[int]int

func makeSquares() { squares = map[int]int{1: 1} }

// Square looks at a length.
func Square(n int) int {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if len(squares) == 0 {
		makeSquares()
	}
	return squares[n]
}

type server struct {
	mu    sync.Mutex
	ready bool
	hosts []string
}

var (
	local, remote = &server{}, &server{}
	hostLists     int
)

func (s *server) init() {
	s.ready, s.hosts = true, []string{"a"}
	hostLists = len(s.hosts)
}

// Hosts is lazy in a field, by a method, under a lock of its own.
func (s *server) Hosts() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ready {
		s.init()
	}
	return s.hosts
}

// Hosts is that of the local server.
func Hosts() []string {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if !local.ready {
		local.init()
	}
	return local.hosts
}

var (
	client  *server
	dialled int
)

func dial() (*server, error) {
	dialled = 1
	return &server{}, nil
}

// Client stores what the call returns.
func Client() (*server, error) {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if client == nil {
		c, err := dial()
		if err != nil {
			return nil, err
		}
		client = c
	}
	return client, nil
}

var (
	document map[string]int
	parsed   bool
	lines    []string
)

// Document is filled by a listed function.
func Document() map[string]int {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if document == nil {
		json.Unmarshal([]byte(`{"a":1}`), &document)
	}
	return document
}

func parse() { lines = append(lines, "a") }

// Lines has its flag set beside the call.
func Lines() []string {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if !parsed {
		parse()
		parsed = true
	}
	return lines
}

var (
	opened bool
	closes []string
)

func closeAll() {
	opened = false
	closes = append(closes, "closed")
}

// Close empties what is empty.
func Close() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if !opened {
		closeAll()
	}
}

var (
	busy         bool
	tries, fills []string
	slots        [4]*int
)

func try() { tries = append(tries, "try") }

// Try empties again what it has filled.
func Try() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if !busy {
		busy = true
		try()
		busy = false
	}
}

func filled() { fills = append(fills, "fill") }

// Fill fills each value once.
func Fill(value **int) {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if *value == nil {
		*value = new(int)
		filled()
	}
}

// FillSlot fills each slot once.
func FillSlot(i int) {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if slots[i] == nil {
		slots[i] = new(int)
		filled()
	}
}

var (
	closed bool
	names  = map[string]int{"a": 1}
)

func tearDown() { names = nil }

// CloseOnce makes nothing.
func CloseOnce() {
	sourceLock.Lock()
	defer sourceLock.Unlock()
	if !closed {
		closed = true
		tearDown()
	}
}
