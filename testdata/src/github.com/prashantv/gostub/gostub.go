// Package gostub has the shape of the real one, which swaps by reflection.
package gostub

import "reflect"

// Stubs are what was replaced.
type Stubs struct {
	stubs map[reflect.Value]reflect.Value
}

// Stub replaces the value at varToStub.
func Stub(varToStub, stubVal any) *Stubs { return New().Stub(varToStub, stubVal) }

// New returns no stubs.
func New() *Stubs { return &Stubs{stubs: map[reflect.Value]reflect.Value{}} }

// Stub replaces the value at varToStub.
func (s *Stubs) Stub(varToStub, stubVal any) *Stubs {
	v := reflect.ValueOf(varToStub).Elem()
	s.stubs[v] = reflect.ValueOf(v.Interface())
	v.Set(reflect.ValueOf(stubVal))
	return s
}

// Reset puts everything back.
func (s *Stubs) Reset() {
	for v, old := range s.stubs {
		v.Set(old)
	}
}
