// Package globalmutation_fold has calls that change several variables: one repair of the
// call repairs them all, so one finding tells of them.
package globalmutation_fold

var (
	mode  string
	level int
	host  string
	port  int
	users []string
)

// Setup changes three.
func Setup(m string) {
	mode = m
	level = len(m)
	host = m
}

// All changes five.
func All(m string) {
	Setup(m)
	port = len(m)
	users = append(users, m)
}

// Describe reads them all.
func Describe() string {
	if level > 0 && port > 0 && len(users) > 0 {
		return mode + host
	}
	return ""
}
