package config

import _ "embed"

// Template is a commented configuration to start from.
//
//go:embed init.yml
var Template []byte
