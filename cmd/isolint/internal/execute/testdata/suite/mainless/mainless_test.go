package mainless

import "testing"

func BenchmarkOnly(b *testing.B) {}
