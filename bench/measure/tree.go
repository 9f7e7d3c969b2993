//go:build unix

package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// maxrssUnit returns what the kernel counts ru_maxrss in, in bytes.
func maxrssUnit() float64 {
	if runtime.GOOS == "darwin" {
		return 1
	}
	return 1024
}

// watch looks at the memory of a process and its descendants until the
// function it returns is called, which returns the highest sum in MB. It reads
// /proc; elsewhere the sum is 0. Pages that processes share are counted once
// for each, so it errs on the high side.
func watch(root int) func() float64 {
	stop, peak := make(chan struct{}), make(chan float64)
	go func() {
		var high float64
		for {
			select {
			case <-stop:
				peak <- high
				return
			case <-time.After(50 * time.Millisecond):
				high = max(high, treeRSS(root))
			}
		}
	}()
	return func() float64 { close(stop); return <-peak }
}

// treeRSS is the resident memory of a process and its descendants in MB.
func treeRSS(root int) float64 {
	files, _ := filepath.Glob("/proc/[0-9]*/stat")
	parent, pages := make(map[int]int), make(map[int]int)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // the process has ended
		}
		// PID (NAME) STATE PPID ... RSS is the 24th field; NAME may have blanks.
		head, tail, _ := strings.Cut(string(data), " (")
		fields := strings.Fields(tail[strings.LastIndexByte(tail, ')')+1:])
		pid, err := strconv.Atoi(head)
		if err != nil || len(fields) < 22 {
			continue
		}
		parent[pid], _ = strconv.Atoi(fields[1])
		pages[pid], _ = strconv.Atoi(fields[21])
	}
	sum := 0
	for pid := range pages {
		for p := pid; p != 0; p = parent[p] {
			if p == root {
				sum += pages[pid]
				break
			}
		}
	}
	return float64(sum*os.Getpagesize()) / 1e6
}
