package execute

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// An idleMeter tells how idle the machine's processors were since it was last
// read.
type idleMeter struct{ idle, total float64 }

// read returns the idle share, between 0 and 1.
func (m *idleMeter) read() (share float64, ok bool) {
	f, err := os.Open("/proc/stat")
	if err != nil {
		return 0, false
	}
	defer f.Close()
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return 0, false
	}
	var now idleMeter
	for i, field := range strings.Fields(line)[1:] {
		n, _ := strconv.ParseFloat(field, 64)
		if i == 3 || i == 4 { // idle, iowait
			now.idle += n
		}
		if i < 8 { // guests are counted twice
			now.total += n
		}
	}
	before := *m
	*m = now
	if now.total <= before.total {
		return 0, false
	}
	return (now.idle - before.idle) / (now.total - before.total), true
}
