#!/usr/bin/env bash
# Runs isolint over the standard library and over modules with all their
# dependencies, twice each and cold, and fails on a panic, an internal error, a
# package that could not be analysed, facts or output that differ.
#
#   bench/robust.sh [-d] [std | MODULE@VERSION | DIRECTORY]...
#
# With -d the packages that a module depends on are analysed as roots too, with
# their tests. Tests of other modules often import what the module's go.mod
# does not know; the go command leaves such packages out, and they are counted.
# ISOLINT=FILE checks another program than the one built from this tree;
# KEEP=DIRECTORY keeps what isolint and the go command wrote to stderr.
#
# Between the go command and its tools stands -toolexec, which notes for each
# vet unit what it wrote and whether the engine failed: go vet itself is silent
# about what goes wrong in a dependency.
set -euo pipefail

dependencies=false
while getopts d opt; do
	case $opt in d) dependencies=true ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
(($#)) || set -- std

source "$(dirname "$0")/common.sh"
build measure
[[ -z ${KEEP:-} ]] || KEEP=$(absolute "$KEEP")
salt=$$_$(date +%s)
failed=0

# check NAME PATTERN...: two cold runs in the current directory. A copy of the
# program with other bytes after its end has another identity as a vet tool, so
# go's cache has nothing of it (see lint.sh).
check() {
	local name=$1 i status
	shift
	for i in 1 2; do
		cp "$ISOLINT" "$work/isolint"
		printf '%s_%s_%s' "$salt" "$name" "$i" >>"$work/isolint"
		cat >"$work/toolexec" <<-END
			#!/bin/sh
			exec "$work/measure" unit -o "$work/units.$i" "\$@"
		END
		chmod +x "$work/toolexec"
		rm -f "$work/units.$i"
		status=0
		GOFLAGS=-toolexec=$work/toolexec nice "$work/isolint" -json "$@" >"$work/out.$i" 2>"$work/err.$i" || status=$?
		touch "$work/units.$i"
	done
	"$work/measure" failures "$work/units.1" >"$work/failures"
	"$work/measure" written "$work/units.1" >"$work/written.1"
	"$work/measure" written "$work/units.2" >"$work/written.2"

	printf '%s: exit status %d, %d units, %d roots, %d findings, %d messages of the go command\n' "$name" "$status" \
		"$(wc -l <"$work/units.1")" "$(grep -c '(root)' "$work/units.1")" "$(grep -c '"posn"' "$work/out.1")" "$(grep -vc 'could not analyse' "$work/err.1")"
	fault "panic or internal error" grep -nE 'panic: |internal error|^goroutine |fatal error: |SIG[A-Z]+' "$work/err.1"
	fault "could not analyse" grep -n 'could not analyse' "$work/err.1"
	fault "failure in a dependency" cat "$work/failures"
	fault "output differs between two runs" diff "$work/out.1" "$work/out.2"
	fault "facts differ between two runs" diff "$work/written.1" "$work/written.2"
	[[ -z ${KEEP:-} ]] || cp "$work/err.1" "$KEEP/${name//[^a-zA-Z0-9.-]/_}.messages"
}

# fault WHAT COMMAND...: what the command prints is a fault.
fault() {
	local what=$1 lines
	shift
	lines=$("$@" || true)
	if [[ -n $lines ]]; then
		printf 'FAULT: %s\n%s\n' "$what" "$lines" | head -40
		failed=1
	fi
}

for module; do
	if [[ $module == std ]]; then
		cd "$work"
		check std std
		continue
	fi
	fetch "$module" "$work/module"
	cd "$work/module"
	check "$(basename "$module")" ./...
	if $dependencies; then
		go list -e -deps -f '{{if and .Module (not .Standard)}}{{if not .Module.Main}}{{.ImportPath}}{{end}}{{end}}' ./... >"$work/dependencies"
		if [[ -s $work/dependencies ]]; then
			check "$(basename "$module"), dependencies" $(<"$work/dependencies")
		fi
	fi
done
exit $failed
