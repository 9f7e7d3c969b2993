// Package errgroup has the shape of the real one.
package errgroup

import "sync"

// Group is a group of goroutines.
type Group struct {
	wg  sync.WaitGroup
	one sync.Once
	err error
}

// Go runs f.
func (g *Group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		if err := f(); err != nil {
			g.one.Do(func() { g.err = err })
		}
	}()
}

// Wait waits for all.
func (g *Group) Wait() error {
	g.wg.Wait()
	return g.err
}
