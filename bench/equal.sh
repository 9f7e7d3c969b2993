#!/usr/bin/env bash
# Compares the verdicts of isolint test with those of go test, on modules as they
# are published, and how long both take.
#
#   bench/equal.sh [-n RUNS] [MODULE@VERSION | DIRECTORY]...
#
# The two take turns, each RUNS times (3). isolint begins with an empty cache of
# its own, so that its first run knows nothing and the later ones cut packages.
# What go test itself does not always judge alike is listed apart.
# ISOLINT=FILE measures another program than the one built from this tree;
# FLAGS="-short -timeout=120s" are handed to both.
set -euo pipefail

runs=3
while getopts n: opt; do
	case $opt in n) runs=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))

source "$(dirname "$0")/common.sh"
build measure
export GOFLAGS=-mod=mod # siblings' versions may have to be looked up
[[ -z ${KEEP:-} ]] || KEEP=$(absolute "$KEEP")
failed=0

timed() { # LABEL OUT COMMAND...: a test that fails is no failure here
	local label=$1 out=$2
	shift 2
	"$work/measure" run -o "$work/notes" -label "$label" -- "$@" >"$out" 2>"$out.err" || true
}

for module; do
	rm -rf "$work/cache" "$work/notes"
	fetch "$module" "$work/module"
	cd "$work/module"
	go test -count=1 ${FLAGS:-} -run '^$' ./... >/dev/null 2>&1 || true # builds
	base=() ours=()
	for ((i = 1; i <= runs; i++)); do
		timed "go test" "$work/go.$i.json" go test -json -count=1 ${FLAGS:-} ./...
		timed "isolint test" "$work/isolint.$i.json" env XDG_CACHE_HOME="$work/cache" GOCACHE="$(go env GOCACHE)" "$ISOLINT" test -json -count=1 ${FLAGS:-} ./...
		base+=("$work/go.$i.json") ours+=("$work/isolint.$i.json")
	done
	"$work/measure" verdicts "$module" "${base[@]}" -- "${ours[@]}" || failed=1
	"$work/measure" show -base go "$work/notes"
	[[ -z ${KEEP:-} ]] || cp "$work"/*.json "$work"/*.err "$KEEP"
done
exit $failed
