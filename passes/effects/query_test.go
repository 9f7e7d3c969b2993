package effects

import "testing"

func TestStatement(t *testing.T) {
	t.Parallel()
	for sql, want := range map[string]string{
		"INSERT INTO users (name) VALUES ('x')":                    "write:users",
		"insert or ignore into \"Users\"(name) values (?)":         "write:users",
		"REPLACE INTO `users` VALUES (1)":                          "write:users",
		"UPDATE public.users SET name = 'x'":                       "write:users",
		"DELETE FROM users WHERE id = 1":                           "delete:users",
		"DELETE FROM users;":                                       "reset:users",
		"TRUNCATE TABLE users CASCADE":                             "reset:users",
		"TRUNCATE users":                                           "reset:users",
		"DROP TABLE IF EXISTS users":                               "reset:users",
		"DROP INDEX users_name":                                    "other",
		"CREATE TABLE IF NOT EXISTS users (name text)":             "create:users",
		"CREATE TEMP TABLE users (name text)":                      "scope",
		"CREATE SCHEMA x":                                          "scope",
		"CREATE INDEX x ON users (name)":                           "other",
		"\n\tSELECT count(*)\n\tFROM users":                        "read:users",
		"SELECT * FROM users ORDER BY name":                        "read:users",
		"SELECT * FROM users WHERE id = 1":                         "look:users",
		"SELECT * FROM users LIMIT 1":                              "look:users",
		"SELECT 1":                                                 "other",
		"SELECT * FROM (SELECT 1)":                                 "?",
		"SELECT * FROM users " + holeUnknown:                       "look:users",
		"DELETE FROM users " + holeUnknown:                         "delete:users",
		"INSERT INTO users VALUES (" + holeUnknown + ")":           "write:users",
		"INSERT INTO " + holeUnknown + " VALUES (1)":               "?",
		holeUnknown + " users":                                     "?",
		"INSERT INTO a VALUES (1); DELETE FROM a":                  "?",
		"DROP TABLE a; CREATE TABLE a (id int)":                    "reset:a",
		"SET search_path TO x":                                     "scope",
		"ROLLBACK":                                                 "rollback",
		"":                                                         "?",
		"BEGIN":                                                    "begin",
		"WITH x AS (SELECT 1) INSERT INTO users SELECT * FROM x":   "other",
		"INSERT INTO users SELECT * FROM old WHERE name LIKE 'x%'": "write:users",
	} {
		got, object, _ := AsQuery(normal("query:" + sql))
		if object != "" {
			got += ":" + object
		}
		if got != want {
			t.Errorf("%q: %s, want %s", sql, got, want)
		}
	}
}

// A text that the caller gives is kept until it is known.
func TestQueryOfCaller(t *testing.T) {
	t.Parallel()
	key := normal("query:TRUNCATE " + keyParam(0, ""))
	if _, _, ok := AsQuery(key); ok {
		t.Errorf("%q is taken for known", key)
	}
	filled := normal(fill(key, func(int, string) string { return "users" }))
	if does, table, _ := AsQuery(filled); does != "reset" || table != "users" {
		t.Errorf("%q: %s %s", filled, does, table)
	}
}
