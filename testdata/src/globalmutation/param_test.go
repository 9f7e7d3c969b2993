package globalmutation

import (
	"testing"

	"example.com/config"
)

var (
	paramLevel  = 1
	paramTable  = map[string]int{}
	paramList   = []int{1, 2}
	paramNested = &config.Config{}
	paramTwice  = 1
	paramValue  = config.Config{}
	paramRead   = 1
	paramMeth   = &config.Config{}
)

func setParam(p *int, v int)       { *p = v }
func putParam(m map[string]int)    { m["k"] = 1 }
func zeroParam(s []int)            { s[0] = 0 }
func setParamVia(p *int)           { setParam(p, 7) }
func setParamCopy(c config.Config) { c.Name = "copy" }
func readParam(p *int) int         { return *p }
func replaceParam(p *int) *int     { n := *p; p = &n; *p = 9; return p }
func variadicParam(ps ...*int)     { *ps[0] = 4 }
func unusedParam(p *int, q *int)   { *q = 1; _ = p }

func TestParamPointer(t *testing.T) {
	setParam(&paramLevel, 3) // want "changes paramLevel and leaves it changed"
}

func TestParamMap(t *testing.T) {
	putParam(paramTable) // want "changes paramTable and leaves it changed"
}

func TestParamSlice(t *testing.T) {
	zeroParam(paramList) // want "changes paramList and leaves it changed"
}

func TestParamOtherPackage(t *testing.T) {
	config.Fill(paramNested) // want "changes paramNested and leaves it changed"
}

func TestParamHandedOn(t *testing.T) {
	setParamVia(&paramTwice) // want "changes paramTwice and leaves it changed"
}

func TestParamReads(t *testing.T) {
	if paramLevel != 1 || len(paramTable) != 0 || paramList[0] != 1 || paramNested.Retry != 0 || paramTwice != 1 {
		t.Error("changed")
	}
	if paramValue.Name != "" || paramRead != 1 || paramMeth.Retry != 0 {
		t.Error("changed")
	}
}

func TestParamNotWritten(t *testing.T) {
	setParamCopy(paramValue) // ok: passed by value
	readParam(&paramRead)    // ok: only read through the pointer
	replaceParam(&paramRead) // ok: the parameter is pointed elsewhere before the write
	n := 0
	setParam(&n, 3)             // ok: a local
	unusedParam(&paramRead, &n) // ok: the other parameter is written
	m := map[string]int{}
	putParam(m) // ok: a local map
}
