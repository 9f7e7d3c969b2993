// Package testcontainers has the shape of the real one.
package testcontainers

import "context"

// ContainerFile is copied into a container.
type ContainerFile struct {
	HostFilePath      string
	ContainerFilePath string
	FileMode          int64
}

// Container is a running container.
type Container interface {
	Terminate(ctx context.Context) error
}

// DockerContainer is one.
type DockerContainer struct{ ID string }

// Terminate stops it.
func (c *DockerContainer) Terminate(ctx context.Context) error { return nil }

// ContainerCustomizer is an option.
type ContainerCustomizer interface{ Customize() }

// Run starts a container.
func Run(ctx context.Context, img string, opts ...ContainerCustomizer) (*DockerContainer, error) {
	return &DockerContainer{ID: img}, nil
}

// ContainerRequest describes a container.
type ContainerRequest struct {
	Image string
	Files []ContainerFile
}

// GenericContainerRequest is what GenericContainer takes.
type GenericContainerRequest struct {
	ContainerRequest
	Started bool
}

// GenericContainer starts a container.
func GenericContainer(ctx context.Context, req GenericContainerRequest) (Container, error) {
	return &DockerContainer{ID: req.Image}, nil
}
