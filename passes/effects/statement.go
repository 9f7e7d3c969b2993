package effects

import "strings"

// statement returns what a statement does to which table. It is false where that
// is not known.
func statement(sql string) (string, bool) {
	words := strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ", ",", " , ").Replace(sql))
	if len(words) == 0 || strings.Contains(words[0], hole) {
		return "", false
	}
	upper := strings.ToUpper(sql)
	switch strings.ToUpper(words[0]) {
	case "INSERT", "REPLACE":
		return onTable("write", after(words, "INTO"))
	case "UPDATE":
		return onTable("write", words[1:])
	case "DELETE":
		if strings.Contains(upper, "WHERE") || !Known(sql) {
			return onTable("delete", after(words, "FROM"))
		}
		return onTable("reset", after(words, "FROM"))
	case "TRUNCATE":
		return onTable("reset", skip(words[1:], "TABLE", "ONLY"))
	case "DROP":
		return dropped(words[1:])
	case "CREATE":
		return created(words[1:])
	case "SELECT":
		return selected(words, upper)
	case "SET", "USE", "ATTACH":
		return "scope", true
	case "BEGIN", "START":
		return "begin", true
	case "COMMIT", "END":
		return "commit", true
	case "ROLLBACK":
		return "rollback", true
	}
	return "other", true
}

// dropped is what DROP does: other things than tables are nobody's rows.
func dropped(words []string) (string, bool) {
	rest := skip(words, "TABLE")
	if len(rest) == len(words) {
		return "other", true
	}
	return onTable("reset", skip(rest, "IF", "EXISTS"))
}

func created(words []string) (string, bool) {
	rest := skip(words, "TABLE")
	switch {
	case len(words) == 0:
		return "other", true
	case len(rest) < len(words):
		return onTable("create", skip(rest, "IF", "NOT", "EXISTS"))
	}
	switch strings.ToUpper(words[0]) {
	case "SCHEMA", "DATABASE", "TEMP", "TEMPORARY", "LOCAL", "GLOBAL":
		return "scope", true
	}
	return "other", true
}

// selected is read where a query sees all rows of one table, and else look.
func selected(words []string, upper string) (string, bool) {
	from := after(words, "FROM")
	if from == nil {
		return "other", true
	}
	does := "read"
	for _, limits := range []string{"WHERE", "JOIN", "LIMIT", "HAVING", hole} {
		if strings.Contains(upper, limits) {
			does = "look"
		}
	}
	return onTable(does, from)
}

// onTable adds the name of the table, which comes first in the rest.
func onTable(does string, rest []string) (string, bool) {
	if len(rest) == 0 {
		return "", false
	}
	name := strings.ToLower(strings.Trim(rest[0], "\"`[]'"))
	if name == "" || name == "(" || strings.Contains(name, hole) {
		return "", false
	}
	return does + ":" + strings.TrimPrefix(name, "public."), true
}

// after returns what comes after a word, nil if that does not occur.
func after(words []string, word string) []string {
	for i, w := range words {
		if strings.EqualFold(w, word) {
			return words[i+1:]
		}
	}
	return nil
}

// skip leaves out words at the beginning.
func skip(words []string, these ...string) []string {
	for _, w := range these {
		if len(words) > 0 && strings.EqualFold(words[0], w) {
			words = words[1:]
		}
	}
	return words
}
