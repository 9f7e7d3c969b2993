package effects

import "strings"

// resolvedText is the text in a field of the address that net.ResolveTCPAddr, or one of
// its kin, makes of its second argument.
func (f *family) resolvedText(resolve target, field string, depth int) string {
	switch resolve.symbol {
	case "net.ResolveTCPAddr", "net.ResolveUDPAddr":
		text := f.textAt(resolve.args[1], depth)
		if at := strings.LastIndex(text, ":"); at >= 0 && field == "Port" {
			return text[at+1:]
		}
	case "net.ResolveUnixAddr":
		if field == "Name" {
			return f.textAt(resolve.args[1], depth)
		}
	}
	return holeUnknown
}
