package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fingerprint"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/report"
	"github.com/isolint-go/isolint/cmd/isolint/internal/sarif"
)

// show writes findings of a run in the forms that were asked for.
func (l *linter) show(res *load.Result, fs []finding.Finding) error {
	switch {
	case l.opts.sarif == stdoutName:
		return l.sarifLog(res, fs).Write(l.stdout)
	case l.opts.sarif != "":
		return errors.Join(l.print(fs), l.writeSARIF(l.sarifLog(res, fs)))
	}
	return l.print(fs)
}

// print writes findings to stdout.
func (l *linter) print(fs []finding.Finding) error {
	switch {
	case l.opts.json:
		return report.JSON(l.stdout, fs)
	case l.opts.github:
		return report.GitHub{Root: l.repository()}.Write(l.stdout, fs)
	}
	return report.Text{Dir: l.dir, Colour: l.colour()}.Write(l.stdout, fs)
}

// stdoutName is what -sarif calls stdout.
const stdoutName = "-"

func (l *linter) sarifLog(res *load.Result, fs []finding.Finding) sarif.Log {
	log := sarif.Log{
		Version:      moduleVersion(),
		Root:         l.repository(),
		Complete:     len(res.Broken)+len(res.Internal) == 0,
		Findings:     fs,
		Fingerprints: fingerprint.Sums(l.sources().keys(fs)),
		Read:         os.ReadFile,
	}
	for _, a := range l.suite.All {
		summary, _, _ := strings.Cut(a.Doc, "\n")
		log.Rules = append(log.Rules, sarif.Rule{ID: a.Name, Summary: summary, Doc: strings.TrimSpace(a.Doc), URL: a.URL})
	}
	return log
}

// writeSARIF writes the file of -sarif, which may be a device or a pipe and is not
// replaced.
func (l *linter) writeSARIF(log sarif.Log) error {
	var out bytes.Buffer
	if err := log.Write(&out); err != nil {
		return err
	}
	if err := os.WriteFile(l.file(l.opts.sarif), out.Bytes(), 0o666); err != nil {
		return fmt.Errorf("-sarif: %w", err)
	}
	return nil
}

// moduleVersion is the version of this program, if the go command has told.
func moduleVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}

// remark writes what a reader should know besides the findings. Where stdout is
// one document for a program, that is no place for it.
func (l *linter) remark(text string) {
	if l.opts.document() {
		l.warn(text)
		return
	}
	fmt.Fprintln(l.stdout, text)
}
