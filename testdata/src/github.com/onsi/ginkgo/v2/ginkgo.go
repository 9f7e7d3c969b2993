// Package ginkgo has the shape of the real one.
package ginkgo

import "testing"

type container struct {
	text string
	body func()
}

var containers []container

func Describe(text string, body func()) bool {
	containers = append(containers, container{text, body})
	return true
}

func BeforeEach(body func()) bool             { return true }
func AfterEach(body func()) bool              { return true }
func DeferCleanup(body func())                {}
func It(text string, body func()) bool        { return true }
func RunSpecs(t *testing.T, name string) bool { return true }
