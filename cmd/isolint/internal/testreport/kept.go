package testreport

import (
	"fmt"
	"strings"
)

// maxOutput bounds what is kept of the output of one test: its beginning and its
// end, which say most.
const maxOutput = 1 << 20

// kept is output with the blocks of failed subtests in it, where they were
// reported. The zero kept is empty.
type kept struct {
	head, tail []entry
	size       int // of head's text
	tailSize   int
	cut        int // bytes that were dropped between head and tail
}

// An entry is a piece of text or a block.
type entry struct {
	text string
	sub  *block
}

func (k *kept) add(text string) {
	if len(k.tail) == 0 && k.size+len(text) <= maxOutput/2 {
		k.head = append(k.head, entry{text: text})
		k.size += len(text)
		return
	}
	k.tail = append(k.tail, entry{text: text})
	k.tailSize += len(text)
	for k.tailSize > maxOutput/2 && len(k.tail) > 1 {
		first := k.tail[0]
		k.tail = k.tail[1:]
		if first.sub != nil {
			k.head = append(k.head, first)
			continue
		}
		k.tailSize -= len(first.text)
		k.cut += len(first.text)
	}
}

func (k *kept) addBlock(b *block) {
	if len(k.tail) == 0 {
		k.head = append(k.head, entry{sub: b})
		return
	}
	k.tail = append(k.tail, entry{sub: b})
}

// entries returns what is kept, with a word on what is not.
func (k *kept) entries() []entry {
	if k.cut == 0 {
		return append(k.head[:len(k.head):len(k.head)], k.tail...)
	}
	out := append(k.head[:len(k.head):len(k.head)], entry{text: fmt.Sprintf("    [%d more bytes]\n", k.cut)})
	return append(out, k.tail...)
}

// text returns what is kept without blocks.
func (k *kept) text() string {
	var b strings.Builder
	for _, e := range k.entries() {
		b.WriteString(e.text)
	}
	return b.String()
}
