package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"time"
)

const (
	// maxVariants is how many results a binary has: a branch is left and come
	// back to, a variable is set for one run.
	maxVariants = 4
	// maxStream bounds what a run may have printed.
	maxStream = 16 << 20
)

// A record is what a file holds: results of one binary for one choice of
// arguments under different inputs, the latest first.
type record struct{ variants []variant }

// A variant is one result, and what it depends on.
type variant struct {
	Inputs      []input
	Outside     []string      `json:",omitempty"` // some of the files that are not compared
	MoreOutside int           `json:",omitempty"` // the number of others
	Elapsed     time.Duration // of the run
	StreamSize  int
	CoverSize   int `json:",omitempty"`

	stream, cover []byte
}

func newVariant(e Entry) variant {
	return variant{
		Elapsed:    e.Elapsed,
		StreamSize: len(e.Stream), stream: e.Stream,
		CoverSize: len(e.Cover), cover: e.Cover,
	}
}

func (v variant) entry() *Entry {
	return &Entry{Stream: v.stream, Cover: v.cover, Elapsed: v.Elapsed}
}

// same reports whether two variants depend on the same.
func (v variant) same(o variant) bool {
	if len(v.Inputs) != len(o.Inputs) {
		return false
	}
	for i := range v.Inputs {
		if v.Inputs[i] != o.Inputs[i] {
			return false
		}
	}
	return true
}

// with returns the record with a variant put first.
func (r record) with(v variant) record {
	variants := []variant{v}
	size := v.StreamSize + v.CoverSize
	for _, o := range r.variants {
		size += o.StreamSize + o.CoverSize
		if len(variants) < maxVariants && size <= maxStream && !o.same(v) {
			variants = append(variants, o)
		}
	}
	return record{variants}
}

// encode returns a line of JSON, and after it what the runs have left.
func (r record) encode() []byte {
	head, err := json.Marshal(r.variants)
	if err != nil {
		panic("internal error: " + err.Error()) // strings and numbers only
	}
	var b bytes.Buffer
	b.Write(head)
	b.WriteByte('\n')
	for _, v := range r.variants {
		b.Write(v.stream)
		b.Write(v.cover)
	}
	return seal(b.Bytes())
}

func readRecord(file string) (record, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return record{}, err
	}
	return decodeRecord(data)
}

func decodeRecord(data []byte) (record, error) {
	body, err := unseal(data)
	if err != nil {
		return record{}, err
	}
	head, rest, ok := bytes.Cut(body, []byte("\n"))
	var r record
	if !ok || json.Unmarshal(head, &r.variants) != nil || len(r.variants) == 0 {
		return record{}, errDamaged
	}
	for i := range r.variants {
		v := &r.variants[i]
		if v.stream, rest, ok = take(rest, v.StreamSize); !ok {
			return record{}, errDamaged
		}
		if v.cover, rest, ok = take(rest, v.CoverSize); !ok {
			return record{}, errDamaged
		}
	}
	if len(rest) > 0 {
		return record{}, errDamaged
	}
	return r, nil
}

// take parts n bytes from b.
func take(b []byte, n int) (part, rest []byte, ok bool) {
	if n < 0 || n > len(b) {
		return nil, nil, false
	}
	return b[:n:n], b[n:], true
}

// errDamaged is what reading a file of ours gives that we have not written, or
// that another version has.
var errDamaged = errors.New("damaged")

// sealFormat is the first line of every file, with a checksum of the rest.
const sealFormat = "isolint result 1 %08x\n"

var sealSize = len(fmt.Sprintf(sealFormat, 0))

func sealLine(body []byte) []byte {
	return fmt.Appendf(nil, sealFormat, crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
}

func seal(body []byte) []byte { return append(sealLine(body), body...) }

func unseal(data []byte) ([]byte, error) {
	if len(data) < sealSize || !bytes.Equal(data[:sealSize], sealLine(data[sealSize:])) {
		return nil, errDamaged
	}
	return data[sealSize:], nil
}
