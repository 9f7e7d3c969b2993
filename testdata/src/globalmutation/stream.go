package globalmutation

import "io"

var (
	captured io.Writer
	capture  func(string)
)

func say(s string) {
	if captured != nil {
		io.WriteString(captured, s)
	}
	if capture != nil {
		capture(s)
	}
}
