#!/usr/bin/env bash
# The dynamic check: are the tests that depend on others, as running them shows, in the
# findings?
#
#   bench/dynamic.sh [-s SEEDS] [MODULE@VERSION | DIRECTORY]...
#
# Each package's tests run in source order, shuffled with ten seeds (-s) and alone,
# all of it twice; see dynamic/main.go. A test that does not always come out as in source order
# is "found" if a finding of its package names it, "beside" if one of the package names
# others, who may be at fault, and "missed" if there is none. Which finding explains which
# dependence is for a reader to say.
# ISOLINT=FILE uses another program than the one built from this tree.
set -euo pipefail

seeds=10
while getopts s: opt; do
	case $opt in s) seeds=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))

source "$(dirname "$0")/common.sh"
build dynamic
export GOFLAGS=-mod=mod # siblings' versions may have to be looked up

for module in "${@:-$bench/../examples}"; do
	fetch "$module" "$work/module"
	cd "$work/module"
	printf '== %s\n' "$module"
	"$ISOLINT" ./... >"$work/findings" 2>"$work/errors" || (($? == 1))
	"$work/dynamic" -seeds "$seeds" ./... >"$work/depend"
	root=$(go list -m)
	while IFS=$'\t' read -r package test outcome runs; do
		dir=${package#"$root"}
		dir=${dir#/}
		grep -E "^${dir:+$dir/}[^/]+\.go:" "$work/findings" >"$work/here" || true
		if grep -qw -- "$test" "$work/here"; then
			verdict=found
		elif [[ -s $work/here ]]; then
			verdict=beside
		else
			verdict=missed
		fi
		printf '%-6s  %s.%s  %s, %s\n' "$verdict" "$package" "$test" "$outcome" "$runs"
	done <"$work/depend"
done
