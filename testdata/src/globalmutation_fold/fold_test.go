package globalmutation_fold

import "testing"

func TestThree(t *testing.T) {
	Setup("a") // want "TestThree changes host and leaves it changed .*; the same call changes level and mode, too$"
}

func TestFive(t *testing.T) {
	All("a") // want "TestFive changes host and leaves it changed .*; the same call changes level, mode, port and 1 more, too$"
}

func TestOne(t *testing.T) {
	mode = "x" // want "TestOne changes mode and leaves it changed \\([^)]*\\); restore it with t.Cleanup$"
	host = "y" // want "TestOne changes host and leaves it changed \\([^)]*\\); restore it with t.Cleanup$"
}

func TestTwoCalls(t *testing.T) {
	setMode("x") // want "TestTwoCalls changes mode and leaves it changed \\([^)]*\\); restore it with t.Cleanup$"
	setHost("x") // want "TestTwoCalls changes host and leaves it changed \\([^)]*\\); restore it with t.Cleanup$"
}

func TestReads(t *testing.T) {
	if Describe() != "" {
		t.Error("changed")
	}
}

func setMode(m string) { mode = m }

func setHost(h string) { host = h }
