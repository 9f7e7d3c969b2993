#!/usr/bin/env bash
# How long an editor waits for isolint lsp: for the first diagnostics of a test file
# with nothing of the analysis in go's cache, with all of it there, and after an edit.
#
#   bench/lsp.sh [-n ROUNDS] [MODULE@VERSION | DIRECTORY]
#
# The module is by default helm.sh/helm/v3, the file the first test file of the package
# with the most of them. Compiled packages are in go's cache. A round is one session
# with a copy of the program, of which the cache has nothing, and two more with the same;
# each has five edits, every one another. ISOLINT=FILE measures another program than the
# one built from this tree.
set -euo pipefail

rounds=5
while getopts n: opt; do
	case $opt in n) rounds=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
module=${1:-helm.sh/helm/v3@v3.22.0}

source "$(dirname "$0")/common.sh"
build lsp
fetch "$module" "$work/module"
cd "$work/module"
file=$(go list -f '{{len .TestGoFiles}} {{.Dir}}/{{with .TestGoFiles}}{{index . 0}}{{end}}' ./... | sort -n | tail -1 | cut -d' ' -f2)
go vet "$(dirname "$file")" >/dev/null 2>&1 || true # compiles what is imported

printf '%s, %s; %d packages to load; %s, %d processors\n' "$module" "${file#"$work/module/"}" \
	"$(go list -deps -test "$(dirname "$file")" | wc -l)" "$(go version)" "$(getconf _NPROCESSORS_ONLN)"
"$work/lsp" -n "$rounds" "$ISOLINT" "$file"
