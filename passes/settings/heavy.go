package settings

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/passes/table"
)

// heavyFlag is the flag -heavy. The last one given counts.
type heavyFlag struct {
	text  string
	calls []table.Heavy
}

func (f *heavyFlag) String() string { return f.text }

func (f *heavyFlag) Set(text string) error {
	calls, err := parseHeavy(text)
	if err != nil {
		return err
	}
	f.text, f.calls = text, calls
	return nil
}

// keys are those of one heavy call.
var keys = []string{"call", "import", "mark", "memory", "exclusive"}

// parseHeavy reads a list such as
//
//	[{"call": "example.com/ours/model.Load", "mark": "use_real_models", "memory": "4GiB"}]
//
// The empty string is an empty list.
func parseHeavy(text string) ([]table.Heavy, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	var items []map[string]any
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	if err := d.Decode(&items); err != nil {
		return nil, fmt.Errorf("not a JSON list of objects: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("text after the JSON list, at byte %d", d.InputOffset())
	}
	calls := make([]table.Heavy, 0, len(items))
	for i, item := range items {
		h, err := heavyOf(item)
		if err != nil {
			return nil, fmt.Errorf("heavy call %d: %w", i+1, err)
		}
		calls = append(calls, h)
	}
	return calls, nil
}

func heavyOf(item map[string]any) (table.Heavy, error) {
	values := map[string]string{}
	for key, value := range item {
		text, isString := value.(string)
		switch {
		case !slices.Contains(keys, key):
			return table.Heavy{}, fmt.Errorf("unknown key %q (known: %s)", key, strings.Join(keys, ", "))
		case !isString:
			return table.Heavy{}, fmt.Errorf("%s is not a string: %v", key, value)
		}
		values[key] = text
	}
	h := table.Heavy{
		Symbol:    values["call"],
		Import:    values["import"],
		Mark:      values["mark"],
		Memory:    values["memory"],
		Exclusive: values["exclusive"],
	}
	return h, h.Check()
}
