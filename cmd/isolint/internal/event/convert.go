package event

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A Converter turns what a test binary prints under -test.v=test2json into
// events of its package. cmd/go's own converter is internal to it, and to run it
// as a program would double the number of processes.
//
// It emits the events of tests and the package's output; that the package
// starts and ends is for its owner to say, as several processes may work for
// one package.
type Converter struct {
	Package string
	Emit    func(Event)
	Now     func() time.Time

	// Verdict is what the binary itself said last: "pass", "fail", or nothing.
	Verdict string

	pending []byte  // an unfinished line
	test    string  // whose output follows
	reports []Event // verdicts, by depth, until what belongs to them is printed
	framed  bool    // the binary marks its own lines
}

// marker stands before the lines that the testing package prints itself.
const marker = 0x16

// maxLine bounds what is kept of a line that does not end.
const maxLine = 64 << 10

// Write implements io.Writer; it never fails.
func (c *Converter) Write(p []byte) (int, error) {
	c.pending = append(c.pending, p...)
	for {
		line, rest, ok := nextLine(c.pending)
		if !ok {
			break
		}
		c.line(line)
		c.pending = rest
	}
	if len(c.pending) > maxLine {
		c.line(c.pending)
		c.pending = nil
	}
	c.pending = bytes.Clone(c.pending) // let go of what is done
	return len(p), nil
}

// nextLine cuts off a line with its end. A marker begins a new one, also where
// a test printed something without a newline.
func nextLine(b []byte) (line, rest []byte, ok bool) {
	end := bytes.IndexByte(b, '\n') + 1
	if len(b) > 1 {
		if m := bytes.IndexByte(b[1:], marker) + 1; m > 0 && (end == 0 || m < end) {
			end = m
		}
	}
	if end == 0 {
		return nil, b, false
	}
	return b[:end], b[end:], true
}

// Close hands on what is left when the binary has ended.
func (c *Converter) Close() {
	if len(c.pending) > 0 {
		c.line(c.pending)
		c.pending = nil
	}
	c.flush(0)
}

func (c *Converter) line(line []byte) {
	text := string(line)
	marked := strings.HasPrefix(text, string(rune(marker)))
	if marked {
		text = text[1:]
	}
	if c.framed && !marked {
		c.output(text)
		return
	}
	switch trimmed := strings.TrimRight(text, "\r\n"); {
	case trimmed == "PASS" || trimmed == "FAIL" || strings.HasPrefix(trimmed, "FAIL\t"):
		c.framed = marked
		c.flush(0)
		c.test = ""
		c.Verdict = strings.ToLower(trimmed[:4])
		c.output(text)
	case strings.HasPrefix(trimmed, "=== "):
		c.update(text, trimmed, marked)
	default:
		c.report(text, trimmed, marked)
	}
}

// updates are the words after "===" and the actions they stand for. NAME only
// says whose output follows.
var updates = map[string]string{
	"RUN": Run, "PAUSE": Pause, "CONT": Cont, "NAME": "", "ATTR": Attr, "ARTIFACTS": Artifacts,
}

func (c *Converter) update(text, trimmed string, marked bool) {
	word, rest, _ := strings.Cut(trimmed[len("=== "):], " ")
	action, ok := updates[word]
	if !ok {
		c.output(text)
		return
	}
	c.framed = marked
	c.flush(0)
	e := Event{Action: action, Test: strings.TrimSpace(rest)}
	switch action {
	case Attr:
		e.Test, rest, _ = strings.Cut(e.Test, " ")
		e.Key, e.Value, _ = strings.Cut(rest, " ")
	case Artifacts:
		e.Test, e.Path, _ = strings.Cut(e.Test, " ")
	}
	c.test = e.Test
	switch action {
	case "":
	case Pause: // so that a paused test does not seem to print
		c.output(text)
		c.emit(e)
	default:
		c.emit(e)
		c.output(text)
	}
}

var verdicts = map[string]string{"PASS": Pass, "FAIL": Fail, "SKIP": Skip, "BENCH": Bench}

// report takes a line such as "    --- FAIL: TestX/sub (0.10s)".
func (c *Converter) report(text, trimmed string, marked bool) {
	depth := 0
	for strings.HasPrefix(trimmed, "    ") {
		trimmed = trimmed[4:]
		depth++
	}
	word, rest, isReport := strings.Cut(strings.TrimPrefix(trimmed, "--- "), ": ")
	action, known := verdicts[word]
	if !isReport || !known || !strings.HasPrefix(trimmed, "--- ") || depth > len(c.reports) {
		if depth > 0 && depth <= len(c.reports) {
			c.test = c.reports[depth-1].Test
		}
		c.output(text)
		return
	}
	c.framed = marked
	c.flush(depth)
	e := Event{Action: action, Test: strings.TrimSpace(rest)}
	if name, took, ok := strings.Cut(e.Test, " ("); ok {
		e.Test = name
		if s, ok := strings.CutSuffix(took, "s)"); ok {
			if seconds, err := strconv.ParseFloat(s, 64); err == nil {
				e.Elapsed = &seconds
			}
		}
	}
	c.test = e.Test
	c.reports = append(c.reports, e)
	c.output(text)
}

// flush emits the verdicts at a depth and below it, the innermost first.
func (c *Converter) flush(depth int) {
	for len(c.reports) > depth {
		last := len(c.reports) - 1
		e := c.reports[last]
		c.reports = c.reports[:last]
		c.emit(e)
	}
	c.test = ""
}

// maxOutput bounds an event's output, as the go command does: readers of its
// stream have lines of bounded length.
const maxOutput = 1 << 10

func (c *Converter) output(text string) {
	for len(text) > maxOutput {
		end := maxOutput
		for end > maxOutput-utf8.UTFMax && !utf8.RuneStart(text[end]) {
			end--
		}
		c.emit(Event{Action: Output, Test: c.test, Output: text[:end]})
		text = text[end:]
	}
	c.emit(Event{Action: Output, Test: c.test, Output: text})
}

func (c *Converter) emit(e Event) {
	e.Package = c.Package
	if c.Now != nil {
		now := c.Now()
		e.Time = &now
	}
	c.Emit(e)
}
