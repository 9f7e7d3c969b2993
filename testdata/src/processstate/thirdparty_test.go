package processstate

import (
	"testing"

	"github.com/agiledragon/gomonkey/v2"
	"github.com/jarcoal/httpmock"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/sirupsen/logrus"
	"github.com/spf13/viper"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/trace"
	"go.uber.org/zap"
)

type fakeProvider struct{}

func (fakeProvider) Tracer(string) trace.Tracer { return nil }

func target() int { return 1 }

func TestTracerProvider(t *testing.T) {
	otel.SetTracerProvider(fakeProvider{}) // want "otel.SetTracerProvider outlives TestTracerProvider: otel's TracerProvider stays changed"
}

// The first provider is delegated to once; to put the old one back is the best there is.
func TestTracerProviderPutBack(t *testing.T) {
	old := otel.GetTracerProvider()
	t.Cleanup(func() { otel.SetTracerProvider(old) })
	otel.SetTracerProvider(fakeProvider{}) // ok: put back
}

func TestMustRegister(t *testing.T) {
	prometheus.MustRegister(prometheus.NewCounter("n")) // want "prometheus.MustRegister"
}

func TestViperSet(t *testing.T) {
	viper.Set("key", "value") // want "viper.Set"
}

func TestGomonkey(t *testing.T) {
	gomonkey.ApplyFunc(target, func() int { return 2 }) // want "gomonkey.ApplyFunc"
}

func TestHTTPMock(t *testing.T) {
	httpmock.Activate() // want "httpmock.Activate|http.DefaultTransport"
}

func TestZapReplaced(t *testing.T) {
	zap.ReplaceGlobals(zap.NewNop()) // want "zap.ReplaceGlobals"
}

func TestLogrusLevel(t *testing.T) {
	logrus.SetLevel(3) // want "logrus.SetLevel"
}

func TestThirdPartyRestored(t *testing.T) {
	viper.Set("key", "value") // ok: reset by defer
	defer viper.Reset()
	patches := gomonkey.ApplyFunc(target, func() int { return 2 }) // ok: reset by defer
	defer patches.Reset()
	httpmock.Activate() // ok: deactivated by the cleanup
	t.Cleanup(httpmock.DeactivateAndReset)
	defer zap.ReplaceGlobals(zap.NewNop())() // ok: its result is deferred
	level := logrus.GetLevel()
	logrus.SetLevel(3) // ok: restored by the cleanup
	t.Cleanup(func() { logrus.SetLevel(level) })
	c := prometheus.NewCounter("n")
	prometheus.MustRegister(c) // ok: unregistered by the cleanup
	t.Cleanup(func() { prometheus.Unregister(c) })
}

func TestThirdPartyOwn(t *testing.T) {
	v := viper.New()
	v.Set("key", "value") // ok: an instance of its own
	_ = v.GetString("key")
	_ = viper.GetString("key") // ok: reads
	reg := prometheus.NewRegistry()
	c := prometheus.NewCounter("n")
	reg.MustRegister(c)       // ok: a registry of its own
	c.Inc()                   // ok: a counter of its own
	logrus.New().SetLevel(3)  // ok: a logger of its own
	_ = logrus.GetLevel()     // ok: reads
	_ = zap.L()               // ok: reads
	_ = otel.Tracer("x")      // ok: reads
	_ = fakeProvider{}.Tracer // ok: a method value
}
