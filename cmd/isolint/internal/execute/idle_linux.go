package execute

import "github.com/prometheus/procfs"

// An idleMeter tells how idle the machine's processors were since it was last
// read.
type idleMeter struct{ idle, total float64 } // seconds of all processors

// read returns the idle share, between 0 and 1.
func (m *idleMeter) read() (share float64, ok bool) {
	fs, err := procfs.NewDefaultFS()
	if err != nil {
		return 0, false
	}
	stat, err := fs.Stat()
	if err != nil {
		return 0, false
	}
	// What has a low priority gives way, as isolint's own analysis does. The time
	// of guests is part of User and Nice.
	c := stat.CPUTotal
	now := idleMeter{idle: c.Idle + c.Iowait + c.Nice}
	now.total = now.idle + c.User + c.System + c.IRQ + c.SoftIRQ + c.Steal
	before := *m
	*m = now
	if now.total <= before.total {
		return 0, false
	}
	return (now.idle - before.idle) / (now.total - before.total), true
}
