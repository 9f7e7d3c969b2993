package effects

import (
	"net"
	"path"
	"strconv"
	"strings"
)

// A key or a string result is a template: literal text in which a hole stands
// for what is not known in the function. A hole is written between NUL bytes,
// which occur in no path, address or name.
//
//	\x00p0\x00        the text of parameter 0 (a receiver is parameter 0)
//	\x00p0.Addr\x00   the text of its field Addr
//	\x00p0|/tmp/x\x00 the text of parameter 0, or /tmp/x if that is empty
//	\x000\x00        a field that nobody sets: empty
//	\x00?\x00         not known
//	\x00!\x00         private to the test: below t.TempDir()
//	\x00u\x00         differs each time: a process number, the time, a uuid
const (
	hole        = "\x00"
	holeUnknown = hole + "?" + hole
	holePrivate = hole + "!" + hole
	holeUnique  = hole + "u" + hole
	holeZero    = hole + "0" + hole
)

// keyParam is the hole for parameter i, or for its field.
func keyParam(i int, field string) string {
	s := "p" + strconv.Itoa(i)
	if field != "" {
		s += "." + field
	}
	return hole + s + hole
}

// fill replaces the holes for parameters by what arg says of them.
func fill(tmpl string, arg func(i int, field string) string) string {
	if !strings.Contains(tmpl, hole) {
		return tmpl
	}
	var b strings.Builder
	for i, part := range strings.Split(tmpl, hole) {
		switch {
		case i%2 == 0:
			b.WriteString(part)
		case strings.HasPrefix(part, "p"):
			param, instead, hasDefault := strings.Cut(part[1:], "|")
			n, field, _ := strings.Cut(param, ".")
			index, _ := strconv.Atoi(n)
			s := arg(index, field)
			if hasDefault {
				s = orDefault(s, instead)
			}
			b.WriteString(s)
		default:
			b.WriteString(hole + part + hole)
		}
	}
	return compact(b.String())
}

// orDefault is the text s, or another where s is empty. Of a parameter that is
// for the caller to see; a default that is not known, or is the test's own, is
// then written as none.
func orDefault(s, instead string) string {
	switch {
	case s == "" || s == holeZero:
		if instead == "" {
			return holeUnknown
		}
		return instead
	case !isParam(s):
		return s
	case !Known(instead):
		instead = ""
	}
	return strings.TrimSuffix(s, hole) + "|" + instead + hole
}

// isParam reports whether a text is that of a parameter, without a default.
func isParam(s string) bool {
	return strings.HasPrefix(s, hole+"p") && strings.Index(s[1:], hole) == len(s)-2 && !strings.Contains(s, "|")
}

// maxText bounds a template: a longer one says nothing more to a reader.
const maxText = 300

func compact(s string) string {
	if len(s) > maxText {
		return holeUnknown
	}
	return s
}

// Known reports whether a key has no hole: only such a key names a resource
// that another test can hold too.
func Known(key string) bool { return !strings.Contains(key, hole) }

// isPrivate reports whether a key belongs to one test or to one moment.
func isPrivate(key string) bool {
	return strings.Contains(key, holePrivate) || strings.Contains(key, holeUnique)
}

// normal brings a key into the form in which two functions that mean the same
// resource write it. An empty key is no resource.
func normal(key string) string {
	kind, rest, ok := strings.Cut(key, ":")
	if !ok {
		return key
	}
	switch kind {
	case "env":
		if !Known(rest) && !strings.HasPrefix(rest, hole+"p") {
			return "env:*"
		}
	case "file":
		return normalFile(rest)
	case "db":
		if strings.HasSuffix(rest, ":memory:") {
			return "" // one a connection: nobody else's
		}
	case "query":
		return normalQuery(key, rest)
	case "listen":
		network, addr, _ := strings.Cut(rest, ":")
		return normalListen(key, network, addr)
	}
	return key
}

func normalFile(p string) string {
	if p == "" || strings.HasPrefix(p, holeUnknown) || strings.HasPrefix(p, holeZero) {
		return ""
	}
	if Known(p) {
		p = path.Clean(p)
	}
	if strings.HasPrefix(p, "/dev/") || strings.HasPrefix(p, "/proc/") || p == "/dev" || p == "." || p == "/" {
		return ""
	}
	return "file:" + p
}

// normalListen turns listen:NETWORK:ADDRESS into port:tcp:8080 or
// socket:/path once both are known; port 0 is nobody's.
func normalListen(key, network, addr string) string {
	if !Known(network) || !Known(addr) {
		if isPrivate(addr) || strings.Contains(network+addr, holeUnknown) {
			return ""
		}
		return key
	}
	switch {
	case strings.HasPrefix(network, "tcp"), strings.HasPrefix(network, "udp"):
		_, port, err := net.SplitHostPort(addr)
		if err != nil {
			port = addr
		}
		if n, err := strconv.Atoi(port); err != nil || n <= 0 || n > 65535 {
			return ""
		}
		return "port:" + network[:3] + ":" + port
	case strings.HasPrefix(network, "unix"):
		if addr == "" {
			return ""
		}
		return "socket:" + addr
	}
	return ""
}

// MachineWide reports whether a resource outlives the process: two tests in
// different processes still share it.
func MachineWide(key string) bool {
	kind, _, _ := strings.Cut(key, ":")
	switch kind {
	case "file", "port", "socket", "db", "model":
		return true
	}
	return false
}

// CostClass returns the class of a Cost effect's key: net, exec, sleep, disk,
// db or compile.
func CostClass(key string) (string, bool) { return strings.CutPrefix(key, "cost:") }

// SplitVar splits the key of a package variable in the package's path and the
// variable's name.
func SplitVar(key string) (pkg, name string) {
	key = strings.TrimPrefix(key, "var:")
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return "", key
	}
	return key[:i], key[i+1:]
}

// PackageName guesses the name of a package from its path: the last element
// that is no major version, without a suffix such as .v3 and a prefix go-.
func PackageName(importPath string) string {
	name := path.Base(importPath)
	if len(name) > 1 && name[0] == 'v' && strings.Trim(name[1:], "0123456789") == "" {
		name = path.Base(path.Dir(importPath))
	}
	name, _, _ = strings.Cut(name, ".")
	return strings.TrimPrefix(name, "go-")
}
