// Package chromedp has the shape of the real one: the browser starts with the
// first Run.
package chromedp

import "context"

// Action is a step.
type Action interface{ Do(context.Context) error }

// NewContext is lazy.
func NewContext(parent context.Context) (context.Context, context.CancelFunc) {
	return context.WithCancel(parent)
}

// Run starts the browser.
func Run(ctx context.Context, actions ...Action) error {
	for _, a := range actions {
		if err := a.Do(ctx); err != nil {
			return err
		}
	}
	return nil
}
