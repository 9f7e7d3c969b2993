// Package rates converts currencies.
package rates

import (
	"encoding/json"
	"net/http"
	"sync"
)

// builtin are the rates of the last release.
var builtin = map[string]float64{"EUR": 1, "USD": 1.1}

// current is fetched before anything else runs: every program and every test
// binary that links this package pays, whether it converts or not.
var current = fetch("http://127.0.0.1:1/rates.json")

// lazily is the right form: the first that needs the rates fetches them.
var lazily = sync.OnceValue(func() map[string]float64 { return fetch("http://127.0.0.1:1/rates.json") })

func fetch(url string) map[string]float64 {
	r, err := http.Get(url)
	if err != nil {
		return builtin
	}
	defer r.Body.Close()
	rates := map[string]float64{}
	if err := json.NewDecoder(r.Body).Decode(&rates); err != nil {
		return builtin
	}
	return rates
}

// Convert converts euros.
func Convert(euros float64, currency string) float64 { return euros * current[currency] }

// ConvertLazily does the same.
func ConvertLazily(euros float64, currency string) float64 { return euros * lazily()[currency] }
