package main

import (
	"context"
)

const doctorUsage = `usage: isolint doctor
`

// doctor is the command isolint doctor.
func (c *command) doctor(ctx context.Context, args []string) int {
	return statusClean
}
