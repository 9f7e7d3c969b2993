package main

import (
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validateSARIF compares a file, or stdout, with the schema of the standard.
func validateSARIF(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sarif file")
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("internal/sarif/testdata/sarif-schema-2.1.0.json")
	ts.Check(err)
	log, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(schema.Validate(log))
}
