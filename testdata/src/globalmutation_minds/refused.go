package globalmutation_minds

import "errors"

var taken = map[string]int{"default": 1}

var reserved = map[string]bool{"default": true}

// Take refuses what is reserved.
func Take(name string, n int) error {
	if reserved[name] {
		return errors.New("taken")
	}
	taken[name] = n
	return nil
}

// Taken returns one.
func Taken(name string) int { return taken[name] }

var wanted = "std"

// Want takes anything but "bad".
func Want(s string) error {
	if s == "bad" {
		return errors.New("bad")
	}
	wanted = s
	return nil
}

// Wanted returns what was taken.
func Wanted() string { return wanted }
