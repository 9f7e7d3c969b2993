#!/usr/bin/env bash
# Compares isolint test with go test: wall and CPU.
#
#   bench/run.sh [-n ROUNDS] [wait | skew | cpu | tiny | cached]...
#   bench/run.sh [-n ROUNDS] first [MODULE@VERSION | DIRECTORY]
#
# wait    20 packages of 10 tests that sleep for 100 ms
# skew    one package of 40 such tests, 19 of one
# cpu     20 packages of 10 tests that compute
# tiny    50 packages of 40 tests that do nothing
# cached  the same, run before: neither side runs a test
#
# The two take turns, after one uncounted run of each. Building is part of every
# run; compiled packages are in go's cache. isolint has a cache of its own, in
# which the uncounted runs are what it knows of the tests.
#
# first: the first run ever, of everything: go's cache has all compiled packages
# (those of the tests too, by go test -c -vet=off) but no outcome of vet and of
# tests, and isolint's cache is empty. In a second row go's cache is empty too.
# ISOLINT=FILE measures another program than the one built from this tree.
set -euo pipefail

rounds=5
while getopts n: opt; do
	case $opt in n) rounds=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
(($#)) || set -- wait skew cpu tiny cached

source "$(dirname "$0")/common.sh"
build measure
GOCACHE=$(go env GOCACHE)
export GOCACHE
export XDG_CACHE_HOME=$work/cache

timed() { # LABEL COMMAND...: a test that fails is no failure here
	local label=$1
	shift
	"$work/measure" run -o "$work/notes" -label "$label" -- "$@" >"$work/out" 2>"$work/err" || true
}

suite() { # KIND NAME FLAGS...
	local kind=$1 name=$2 i
	shift 2
	[[ -d $work/$kind ]] || "$work/measure" suite "$work/$kind" "$kind"
	cd "$work/$kind"
	for i in 1 2; do
		go test "$@" ./... >/dev/null
		"$ISOLINT" test "$@" ./... >/dev/null
	done
	for ((i = 1; i <= rounds; i++)); do
		timed "go $name" go test "$@" ./...
		timed "isolint $name" "$ISOLINT" test "$@" ./...
	done
}

first() { # MODULE
	local i pristine=$work/gocache
	export GOFLAGS=-mod=mod # siblings' versions may have to be looked up
	fetch "$1" "$work/module"
	cd "$work/module"
	mkdir "$pristine" "$work/binaries"
	GOCACHE=$pristine go build ./... 2>/dev/null || true
	local package
	for package in $(go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./...); do # one by one: binaries may have the same name
		GOCACHE=$pristine go test -c -vet=off -o "$work/binaries/" "$package" >/dev/null 2>&1 || true
	done
	rm -rf "$work/binaries"
	for ((i = 1; i <= rounds; i++)); do
		for side in go isolint; do
			for run in compiled nothing; do
				rm -rf "$work/cache" "$work/side"
				mkdir "$work/side"
				[[ $run == nothing ]] || cp -R "$pristine/." "$work/side"
				if [[ $side == go ]]; then
					GOCACHE=$work/side timed "go first-$run" go test ./...
				else
					GOCACHE=$work/side timed "isolint first-$run" "$ISOLINT" test ./...
				fi
			done
		done
	done
}

while (($#)); do
	case $1 in
	first)
		first "${2:-go.opentelemetry.io/otel@v1.47.0}"
		shift $(($# > 1))
		;;
	cached) suite tiny cached ;;
	*) suite "$1" "$1" -count=1 ;;
	esac
	shift
done
printf '%s, %d processors\n' "$(go version)" "$(getconf _NPROCESSORS_ONLN)"
"$work/measure" show -base go "$work/notes"
