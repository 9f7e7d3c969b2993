package runner

import "github.com/prometheus/procfs"

// freeMemory is how much memory tests may take together, in bytes: most of what
// is free now. 0 if that is not known.
func freeMemory() int64 {
	fs, err := procfs.NewDefaultFS()
	if err != nil {
		return 0
	}
	info, err := fs.Meminfo()
	if err != nil || info.MemAvailableBytes == nil {
		return 0
	}
	return int64(*info.MemAvailableBytes / 5 * 4)
}
