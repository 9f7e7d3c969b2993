package globalmutation

import "testing"

type receiverLogger struct {
	level int
	sinks []string
}

func (l *receiverLogger) SetLevel(n int)           { l.level = n }
func (l *receiverLogger) AddSink(s string)         { l.sinks = append(l.sinks, s) }
func (l *receiverLogger) Level() int               { return l.level }
func (l receiverLogger) With(n int) receiverLogger { l.level = n; return l }
func newReceiverLogger() *receiverLogger           { return &receiverLogger{} }
func (l *receiverLogger) quiet() *receiverLogger   { l.level = 0; return l }

type receiverWrapper struct{ *receiverLogger }

var (
	receiverStd     = newReceiverLogger()
	receiverValue   receiverLogger
	receiverSinks   = newReceiverLogger()
	receiverChained = newReceiverLogger()
	receiverPromote = receiverWrapper{newReceiverLogger()}
	receiverMethod  = newReceiverLogger()
	receiverExpr    = newReceiverLogger()
	receiverRead    = newReceiverLogger()
)

func TestReceiverSingleton(t *testing.T) {
	receiverStd.SetLevel(3) // want "changes receiverStd and leaves it changed"
}

func TestReceiverAddressable(t *testing.T) {
	receiverValue.SetLevel(3) // want "changes receiverValue and leaves it changed"
}

func TestReceiverAppends(t *testing.T) {
	receiverSinks.AddSink("file") // want "changes receiverSinks and leaves it changed"
}

func TestReceiverReturnsItself(t *testing.T) {
	l := receiverChained
	l.quiet().SetLevel(2) // want "changes receiverChained and leaves it changed"
}

func TestReceiverPromoted(t *testing.T) {
	receiverPromote.SetLevel(3) // want "changes receiverPromote and leaves it changed"
}

func TestReceiverMethodValue(t *testing.T) {
	set := receiverMethod.SetLevel
	set(3) // want "changes receiverMethod and leaves it changed"
}

func TestReceiverMethodExpression(t *testing.T) {
	(*receiverLogger).SetLevel(receiverExpr, 3) // want "changes receiverExpr and leaves it changed"
}

func TestReceiverReads(t *testing.T) {
	n := receiverStd.Level() + receiverValue.Level() + len(receiverSinks.sinks) + receiverChained.Level() +
		receiverPromote.Level() + receiverMethod.Level() + receiverExpr.Level() + receiverRead.Level()
	if n != 0 {
		t.Error(n)
	}
}

func TestReceiverOwn(t *testing.T) {
	newReceiverLogger().SetLevel(3) // ok: an instance of the test's own
	var l receiverLogger
	l.SetLevel(3)             // ok: a local value
	receiverRead.Level()      // ok: the method only reads
	m := receiverRead.With(2) // ok: a value receiver
	m.SetLevel(4)             // ok: the copy that With returned
}
