// Package postgres has the shape of the real one.
package postgres

import (
	"context"

	testcontainers "github.com/testcontainers/testcontainers-go"
)

// PostgresContainer is a running database.
type PostgresContainer struct{ testcontainers.Container }

// Run starts one.
func Run(ctx context.Context, img string, opts ...testcontainers.ContainerCustomizer) (*PostgresContainer, error) {
	c, err := testcontainers.Run(ctx, img, opts...)
	if err != nil {
		return nil, err
	}
	return &PostgresContainer{c}, nil
}
