#!/usr/bin/env bash
# Compares isolint with go vet on one module: CPU, wall, memory, size of facts.
#
#   bench/lint.sh [-n ROUNDS] [MODULE@VERSION | DIRECTORY]
#
# The module (default: one with over a thousand packages to load) is fetched
# from the module proxy and copied, so that its test files can be edited.
# ISOLINT=FILE measures another program than the one built from this tree.
#
# How a run is made cold without building the world again: go vet looks up the
# outcome of a package by a hash of, among others, the tool's identity and the
# tool's flags. So
#   go vet   gets -printf.funcs=NAME with a NAME no program has: other flags,
#            the same work;
#   isolint  is a copy of the program with some bytes after its end, which a
#            vet tool's identity (a hash of the file) covers and the kernel
#            does not load.
# Both then analyse each package again, standard library included, and both
# find each package's export data in go's cache, where one uncounted run of
# each puts it. The two take turns, so that a drift of the machine hits both.
#
# A warm run repeats the cold one; there are three a round, as they are short. An
# edit run, three a round too, adds a function to a test file of
# the package with the most of them, another one each time, so that neither profits from what the other
# compiled.
set -euo pipefail

rounds=5
while getopts n: opt; do
	case $opt in n) rounds=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
module=${1:-helm.sh/helm/v3@v3.22.0}

source "$(dirname "$0")/common.sh"
build measure
notes=$work/notes
salt=$$_$(date +%s)

fetch "$module" "$work/module"
cd "$work/module"

edited=$(go list -f '{{len .TestGoFiles}} {{.Dir}}/{{with .TestGoFiles}}{{index . 0}}{{end}}' ./... | sort -n | tail -1 | cut -d' ' -f2)
edits=0
edit() {
	edits=$((edits + 1))
	printf '\nfunc _() { _ = %d }\n' "$edits" >>"$edited"
}

# Findings are no failure: go vet and isolint both exit with 1.
timed() { # LABEL COMMAND...
	local label=$1 status=0
	shift
	nice "$work/measure" run $tree -o "$notes" -label "$label" -- "$@" >"$work/out" 2>"$work/err" || status=$?
	if ((status > 1)); then
		printf '%s: exit status %d\n' "$label" "$status" >&2
		tail -5 "$work/err" >&2
	fi
}
copy() { # ROUND: another isolint that does the same
	cp "$ISOLINT" "$work/isolint"
	printf '%s_%s' "$salt" "$1" >>"$work/isolint"
}
vet() { timed "vet $1" go vet "-printf.funcs=round_${salt}_$2" ./...; }
isolint() { timed "isolint $1" "$work/isolint" ./...; }

# Not counted. Of isolint's vet units the go command leaves the files, by -work:
# among them the facts, whose sizes are told at the end.
tree=
copy first
vet cold first
mkdir "$work/units"
GOTMPDIR=$work/units GOFLAGS="$(go env GOFLAGS) -work" isolint cold
rm -f "$notes"

for ((i = 1; i <= rounds; i++)); do
	# To look at the memory of all processes together costs; once is enough.
	((i > 1)) || tree=-tree
	copy "$i"
	vet cold "$i"
	isolint cold
	tree=
	for j in 1 2 3; do
		vet warm "$i"
		isolint warm
	done
	for j in 1 2 3; do
		edit
		vet edited "$i"
		edit
		isolint edited
	done
done

printf '%s, %d packages to load, %d to analyse; %s, %d processors\n' "$module" \
	"$(go list -deps -test ./... | wc -l)" "$(go list ./... | wc -l)" "$(go version)" "$(getconf _NPROCESSORS_ONLN)"
"$work/measure" show "$notes"
"$work/measure" facts "$work/units"
