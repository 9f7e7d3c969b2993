// Package model is the recommendation model. It stands in for a real one, such
// as an ONNX session, that takes seconds and gigabytes to load.
package model

import "strings"

// Model knows what goes with what.
type Model struct{ weights map[string]string }

// Load reads the weights.
func Load(name string) (*Model, error) {
	return &Model{weights: map[string]string{"tea": "biscuits", "bread": "butter"}}, nil
}

// Predict says what goes with an article.
func (m *Model) Predict(article string) string { return m.weights[strings.ToLower(article)] }
