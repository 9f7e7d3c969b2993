// Package prometheus has the shape of the real one.
package prometheus

import "sync"

// Collector is what is registered.
type Collector interface{ Describe(chan<- string) }

// Registerer registers.
type Registerer interface {
	Register(Collector) error
	MustRegister(...Collector)
	Unregister(Collector) bool
}

// Registry is a Registerer.
type Registry struct {
	mtx  sync.RWMutex
	byID map[Collector]bool
}

// DefaultRegisterer is the registry of the process.
var DefaultRegisterer Registerer = NewRegistry()

// Gatherer gathers.
type Gatherer interface{ Gather() (int, error) }

// DefaultGatherer is the registry of the process, too.
var DefaultGatherer Gatherer = DefaultRegisterer.(*Registry)

// Gather counts.
func (r *Registry) Gather() (int, error) { return len(r.byID), nil }

// NewRegistry returns a registry.
func NewRegistry() *Registry { return &Registry{byID: map[Collector]bool{}} }

// Register adds a collector.
func (r *Registry) Register(c Collector) error {
	r.mtx.Lock()
	defer r.mtx.Unlock()
	r.byID[c] = true
	return nil
}

// MustRegister adds collectors.
func (r *Registry) MustRegister(cs ...Collector) {
	for _, c := range cs {
		if err := r.Register(c); err != nil {
			panic(err)
		}
	}
}

// Unregister removes one.
func (r *Registry) Unregister(c Collector) bool {
	r.mtx.Lock()
	defer r.mtx.Unlock()
	delete(r.byID, c)
	return true
}

// MustRegister registers with the process's registry.
func MustRegister(cs ...Collector) { DefaultRegisterer.MustRegister(cs...) }

// Register registers with the process's registry.
func Register(c Collector) error { return DefaultRegisterer.Register(c) }

// Unregister removes from it.
func Unregister(c Collector) bool { return DefaultRegisterer.Unregister(c) }

// Counter counts.
type Counter struct{ n float64 }

func (*Counter) Describe(chan<- string) {}

// Inc counts one.
func (c *Counter) Inc() { c.n++ }

// NewCounter returns a counter.
func NewCounter(name string) *Counter { return &Counter{} }
