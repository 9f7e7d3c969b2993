// Package recommend tells what else a customer may like.
package recommend

import "example.com/shop/model"

// A Predictor says what goes with an article.
type Predictor interface{ Predict(article string) string }

// Engine recommends.
type Engine struct{ p Predictor }

// New loads the model.
func New() (*Engine, error) {
	m, err := model.Load("shop-v1")
	if err != nil {
		return nil, err
	}
	return With(m), nil
}

// With uses a predictor that is there already.
func With(p Predictor) *Engine { return &Engine{p: p} }

// For recommends something that goes with an article.
func (e *Engine) For(article string) string {
	if s := e.p.Predict(article); s != "" {
		return s
	}
	return "a voucher"
}
