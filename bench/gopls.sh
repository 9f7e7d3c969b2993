#!/usr/bin/env bash
# What it costs to build a gopls with isolint inside, and how long it takes to find
# something, beside the same gopls without isolint.
#
#   bench/gopls.sh [-n ROUNDS] [-s] [MODULE@VERSION | DIRECTORY [PACKAGE]]
#
# The build is measured with an empty build cache and once more with that; -s leaves
# this out and builds with the cache that there is. Modules are downloaded before.
#
# A session opens a test file, that is added to a small module and to PACKAGE (a
# directory, by default pkg/action) of the other one (by default helm.sh/helm/v3), and
# waits for a finding in it: of isolint's processstate, and in a gopls without isolint
# of its own assign, which comes with it. Cold is with an empty cache of gopls, warm is a
# new process, edited is from a key to the finding at its new place: as editors set gopls
# up, which waits for a second before, and with a diagnosticsDelay of 0. CPU is that of
# gopls, without the go commands that it starts; MB is the most memory that it held.
set -euo pipefail

rounds=3 short=
while getopts n:s opt; do
	case $opt in n) rounds=$OPTARG ;; s) short=1 ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
module=${1:-helm.sh/helm/v3@v3.22.0}
package=${2:-pkg/action}

source "$(dirname "$0")/common.sh"
build measure
fetch "$module" "$work/module"
(cd "$work/module" && GOFLAGS= go list -deps -test ./... >/dev/null)
version=$("$ISOLINT" gopls -list | head -1)
printf '%s, %d processors\ngopls %s\n\n' "$(go version)" "$(getconf _NPROCESSORS_ONLN)" "$version"

make() { # LABEL
	nice "$work/measure" run -o "$work/notes" -label "isolint $1" -- \
		"$ISOLINT" gopls -version "$version" -o "$work/gopls-isolint" >/dev/null
}
if [[ $short ]]; then
	make build
else
	(
		export GOCACHE=$work/cache
		make cold
		make again
	)
	sed -nE 's/.*"Label":"isolint ([^"]*)".*"CPU":([0-9.]*).*"Wall":([0-9.]*).*/build \1: CPU \2 s, wall \3 s/p' "$work/notes"
fi
GOFLAGS= GOBIN=$work go install -ldflags='-s -w' "golang.org/x/tools/gopls@$version"
du -m "$work/gopls" "$work/gopls-isolint" | sed "s#$work/##; s#\t# MB #"

session() { # LABEL PROGRAM ANALYZER [PACKAGE]
	printf '\n%s\n' "$1"
	(
		cd "$bench/.."
		ISOLINT_GOPLS=$2 ISOLINT_GOPLS_AWAIT=$3 ISOLINT_GOPLS_PACKAGE=${4:-} nice go test -tags gopls \
			-run '^$' -bench . -benchtime "${rounds}x" -timeout 60m ./cmd/isolint/internal/lspcheck
	) >"$work/out" || { cat "$work/out" >&2; exit 1; }
	awk '/^Benchmark/ {
		for (i = 3; i < NF; i += 2) value[$(i + 1)] = $i
		sub(/^Benchmark/, "", $1); sub(/-[0-9]+$/, "", $1)
		printf "  %-12s %7.2f s, CPU %7.2f s, %6d MB\n", $1, value["ns/op"] / 1e9, value["CPU-s"], value["MB"]
	}' "$work/out"
}
session "small module, without isolint" "$work/gopls" assign
session "small module, with isolint" "$work/gopls-isolint" processstate
session "$module, without isolint" "$work/gopls" assign "$work/module/$package"
session "$module, with isolint" "$work/gopls-isolint" processstate "$work/module/$package"
