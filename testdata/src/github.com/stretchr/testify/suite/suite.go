// Package suite stands in for testify's.
package suite

import "testing"

type TestingSuite interface {
	T() *testing.T
	SetT(*testing.T)
}

type Suite struct{ t *testing.T }

func (s *Suite) T() *testing.T     { return s.t }
func (s *Suite) SetT(t *testing.T) { s.t = t }

func (s *Suite) Run(name string, f func()) bool {
	return s.t.Run(name, func(t *testing.T) { f() })
}

func Run(t *testing.T, s TestingSuite) { s.SetT(t) }

// Equal and NoError stand in for the promoted assertions.
func (s *Suite) Equal(want, got any, args ...any) bool { return want == got }
func (s *Suite) NoError(err error, args ...any) bool   { return err == nil }
