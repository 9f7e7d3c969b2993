// Package buildid reads what the go command knows a program by.
package buildid

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"regexp"
)

// given matches the build IDs that the go command gives to programs: the
// actions and the contents of main and of the program. What -ldflags=-buildid=
// sets instead says nothing of the content.
var given = regexp.MustCompile(`^(?:[\w-]{20}/){3}([\w-]{20})$`)

// Content returns the hash of a program's content that is in its build ID; empty
// if it is not the go command that gave it.
func Content(id string) string {
	if m := given.FindStringSubmatch(id); m != nil {
		return m[1]
	}
	return ""
}

// headSize is how much of a binary has its build ID, says cmd/internal/buildid.
const headSize = 32 << 10

// Read returns the build ID of a program; empty if it is not found.
func Read(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return "", err
	}
	head = head[:n]
	if bytes.HasPrefix(head, []byte("\x7fELF")) {
		return noteID(head), nil
	}
	return textID(head), nil
}

// textID finds the ID where the linker puts it for lack of something better:
// at the beginning of the code.
func textID(head []byte) string {
	_, rest, ok := bytes.Cut(head, []byte("\xff Go build ID: \""))
	if !ok {
		return ""
	}
	id, _, ok := bytes.Cut(rest, []byte("\"\n \xff"))
	if !ok {
		return ""
	}
	return string(id)
}

// noteID finds the ID in an ELF program's notes: the lengths of name and
// content, the tag 4, the name.
func noteID(head []byte) string {
	const data = 5 // index of the byte order
	if len(head) <= data {
		return ""
	}
	var order binary.ByteOrder = binary.LittleEndian
	if head[data] == 2 {
		order = binary.BigEndian
	}
	tag := make([]byte, 4)
	order.PutUint32(tag, 4)
	at := bytes.Index(head, append(tag, "Go\x00\x00"...))
	if at < 8 || order.Uint32(head[at-8:]) != 4 {
		return ""
	}
	length, content := order.Uint32(head[at-4:]), head[at+8:]
	if uint64(length) > uint64(len(content)) {
		return ""
	}
	return string(content[:length])
}
