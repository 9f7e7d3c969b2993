package globalmutation

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
)

type addressConfig struct {
	Name string `json:"name"`
}

var (
	addressFlag    int
	addressFlagVar addressValue
	addressJSON    addressConfig
	addressDecoder addressConfig
	addressXML     addressConfig
	addressScan    int
	addressAtomic  int32
	addressErr     *addressError
	addressRead    addressConfig
	addressPrinted int
	addressLocalFS = "x"
)

type addressValue struct{ s string }

func (v *addressValue) String() string     { return v.s }
func (v *addressValue) Set(s string) error { v.s = s; return nil }

type addressError struct{}

func (*addressError) Error() string { return "address" }

func TestAddressFlag(t *testing.T) {
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.IntVar(&addressFlag, "n", 3, "") // want "changes addressFlag and leaves it changed"
	_ = fs.Parse([]string{"-n", "4"})
}

func TestAddressFlagValue(t *testing.T) {
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.Var(&addressFlagVar, "v", "") // want "changes addressFlagVar and leaves it changed"
	_ = fs.Parse([]string{"-v", "4"})
}

func TestAddressJSON(t *testing.T) {
	if err := json.Unmarshal([]byte(`{"name":"x"}`), &addressJSON); err != nil { // want "changes addressJSON and leaves it changed"
		t.Fatal(err)
	}
}

func TestAddressDecoder(t *testing.T) {
	_ = json.NewDecoder(strings.NewReader(`{}`)).Decode(&addressDecoder) // want "changes addressDecoder and leaves it changed"
}

func TestAddressXML(t *testing.T) {
	_ = xml.Unmarshal([]byte(`<a/>`), &addressXML) // want "changes addressXML and leaves it changed"
}

func TestAddressScan(t *testing.T) {
	_, _ = fmt.Sscan("7", &addressScan) // want "changes addressScan and leaves it changed"
}

func TestAddressAtomicStore(t *testing.T) {
	atomic.StoreInt32(&addressAtomic, 7) // want "changes addressAtomic and leaves it changed"
}

func TestAddressErrorsAs(t *testing.T) {
	_ = errors.As(io.EOF, &addressErr) // want "changes addressErr and leaves it changed"
}

func TestAddressReads(t *testing.T) {
	if addressFlag != 0 || addressFlagVar.s != "" || addressJSON.Name != "" || addressDecoder.Name != "" || addressXML.Name != "" {
		t.Error("changed")
	}
	if addressScan != 0 || atomic.LoadInt32(&addressAtomic) != 0 || addressErr != nil { // ok: loaded by its address
		t.Error("changed")
	}
	if addressRead.Name != "" || addressPrinted != 0 || addressLocalFS != "x" {
		t.Error("changed")
	}
}

func TestAddressOnlyRead(t *testing.T) {
	b, err := json.Marshal(&addressRead) // ok: marshalling reads
	if err != nil {
		t.Fatal(err)
	}
	var own addressConfig
	if err := json.Unmarshal(b, &own); err != nil { // ok: into a local
		t.Fatal(err)
	}
	_ = fmt.Sprint(&addressPrinted) // ok: printing reads
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	s := fs.String("s", addressLocalFS, "") // ok: the variable is only the default
	_ = fs.Parse([]string{"-s", "y"})
	_ = *s
}
