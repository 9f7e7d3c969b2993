// Package klog stands for k8s.io/klog/v2: what the fixtures use of it.
package klog

import "io"

// State stands for what klog saves of its settings.
type State interface{ Restore() }

type state struct{}

func (state) Restore() {}

func CaptureState() State { return state{} }

func SetOutput(io.Writer) {}

func LogToStderr(bool) {}

func Info(...any) {}
