package table

import (
	"fmt"
	"strings"
)

// Check returns an error that says what is wrong with a heavy call, whether
// it comes from the built-in table or from a user.
func (h Heavy) Check() error {
	switch {
	case (h.Symbol == "") == (h.Import == ""):
		return fmt.Errorf("name either a call or an import")
	case strings.ContainsAny(h.Import, "*= \t"):
		return fmt.Errorf("import %q is not an import path", h.Import)
	case h.Mark == "":
		return fmt.Errorf("%s%s has no mark", h.Symbol, h.Import)
	case !isMark(h.Mark):
		return fmt.Errorf("mark %q: a name begins with a letter or _, and has letters, digits, _ and -", h.Mark)
	case h.Memory != "" && !isMemory(h.Memory):
		return fmt.Errorf("memory %q is not a size such as 512MiB or 2GiB", h.Memory)
	}
	if h.Symbol != "" {
		return checkSymbol(h.Symbol)
	}
	return nil
}

func isMark(name string) bool {
	for i := range len(name) {
		c := name[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return name != ""
}

// isMemory reports whether a size is a whole number with a unit of bytes.
func isMemory(size string) bool {
	number := strings.TrimRight(size, "BKMGTi")
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return false
	}
	switch size[len(number):] {
	case "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB":
		return true
	}
	return false
}
