package config

import (
	"encoding/json"

	"github.com/isolint-go/isolint/passes/table"
)

// HeavyJSON is heavy calls as the analyzers take them, see passes/settings; empty
// if there are none.
func HeavyJSON(calls []table.Heavy) (string, error) {
	var list []map[string]string
	for _, h := range calls {
		item := make(map[string]string)
		for key, value := range map[string]string{
			"call": h.Symbol, "import": h.Import, "mark": h.Mark, "memory": h.Memory, "exclusive": h.Exclusive,
		} {
			if value != "" {
				item[key] = value
			}
		}
		list = append(list, item)
	}
	if len(list) == 0 {
		return "", nil
	}
	data, err := json.Marshal(list)
	return string(data), err
}
