//go:build gopls

package lspcheck

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/prometheus/procfs"

	"github.com/isolint-go/isolint/cmd/isolint/internal/lspclient"
)

// These measure the gopls that ISOLINT_GOPLS names: on the sample, or on the package
// of another module that ISOLINT_GOPLS_PACKAGE names as a directory, to which a test file
// is added. ISOLINT_GOPLS_AWAIT is the analyzer whose finding is waited for, so that a
// gopls without isolint can be measured, too; bench/gopls.sh calls them.

// benchmarked is the text of the added file: a fault for isolint, and one for gopls' own
// analyzer assign.
const benchmarked = `package %s

import (
	"os"
	"testing"
)

func TestIsolintBenchmark(t *testing.T) {
	os.Setenv("ISOLINT_BENCHMARK", "x")
	x := os.Getenv("ISOLINT_BENCHMARK")
	x = x
	_ = x
}
`

func await() string {
	if name := os.Getenv("ISOLINT_GOPLS_AWAIT"); name != "" {
		return name
	}
	return "processstate"
}

func benchDesk(b *testing.B) *desk {
	b.Helper()
	d := newDesk(b)
	name := "shop"
	if dir := os.Getenv("ISOLINT_GOPLS_PACKAGE"); dir != "" {
		d.Dir, d.Test = dir, filepath.Join(dir, "isolint_benchmark_test.go")
		if name = os.Getenv("ISOLINT_GOPLS_NAME"); name == "" {
			name = filepath.Base(dir)
		}
	}
	d.Text = fmt.Sprintf(benchmarked, name)
	if err := os.WriteFile(d.Test, []byte(d.Text), 0o666); err != nil {
		b.Fatal(err)
	}
	return d
}

// first is a session up to its first finding.
func first(b *testing.B, d *desk) {
	ctx, s := d.start(b)
	defer s.Close()
	wait(ctx, b, s, d.Test, Has(await()))
	report(b, s, cpu(s), 1)
}

// report reports the processor time of each of n operations, and how much memory the
// server held at most, where that is known.
func report(b *testing.B, s *lspclient.Session, seconds float64, n int) {
	b.ReportMetric(seconds/float64(n), "CPU-s")
	if p, err := procfs.NewProc(s.PID()); err == nil {
		if status, err := p.NewStatus(); err == nil {
			b.ReportMetric(float64(status.VmHWM>>20), "MB")
		}
	}
}

// cpu is the processor time that the server has taken, in seconds.
func cpu(s *lspclient.Session) float64 {
	p, err := procfs.NewProc(s.PID())
	if err != nil {
		return 0
	}
	stat, err := p.Stat()
	if err != nil {
		return 0
	}
	return stat.CPUTime()
}

func BenchmarkFirstCold(b *testing.B) {
	d := benchDesk(b)
	for b.Loop() {
		d.cache = b.TempDir()
		first(b, d)
	}
}

func BenchmarkFirstWarm(b *testing.B) {
	d := benchDesk(b)
	first(b, d)
	for b.Loop() {
		first(b, d)
	}
}

func BenchmarkEdit(b *testing.B) { edit(b, nil) }

// gopls waits for a second after each key, by default.
func BenchmarkEditAtOnce(b *testing.B) { edit(b, map[string]any{"diagnosticsDelay": "0s"}) }

func edit(b *testing.B, settings map[string]any) {
	d := benchDesk(b)
	d.settings = settings
	ctx, s := d.start(b)
	defer s.Close()
	found, _ := From(wait(ctx, b, s, d.Test, Has(await())), await())
	before := cpu(s)
	for b.Loop() {
		d.Text = "\n" + d.Text
		found.Range.Start.Line++
		d.change(ctx, b, s)
		wait(ctx, b, s, d.Test, func(ds []lspclient.Diagnostic) bool {
			now, ok := From(ds, await())
			return ok && now.Range.Start.Line == found.Range.Start.Line
		})
	}
	report(b, s, cpu(s)-before, b.N)
}

func (d *desk) change(ctx context.Context, b *testing.B, s *lspclient.Session) {
	b.Helper()
	if err := s.Open(ctx, d.Test, d.Text); err != nil {
		b.Fatal(err)
	}
}
