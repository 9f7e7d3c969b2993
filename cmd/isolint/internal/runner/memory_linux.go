package runner

import (
	"github.com/KimMachineGun/automemlimit/memlimit"
	"github.com/prometheus/procfs"
)

// FreeMemory is how much memory tests may take together, in bytes: most of what
// is free now, or of what the control group allows. 0 if that is not known.
func FreeMemory() int64 {
	fs, err := procfs.NewDefaultFS()
	if err != nil {
		return 0
	}
	info, err := fs.Meminfo()
	if err != nil || info.MemAvailableBytes == nil {
		return 0
	}
	free := *info.MemAvailableBytes
	// An error says that no control group sets a limit.
	if limit, err := memlimit.FromCgroup(); err == nil {
		free = min(free, limit)
	}
	return int64(free / 5 * 4)
}
