#!/usr/bin/env bash
# The positive control: is lost isolation found?
#
#   bench/control.sh [-v] [MUTANT ...]
#
# control/mutants.txt names correct tests of published modules; each has a patch
# beside it that undoes the test's isolation. The modules are fetched from the
# module proxy and copied; isolint runs on the one package before and after the
# patch. A mutant counts as found if afterwards, and not before, a finding of
# the expected analyzer names the test and the resource. -v shows that finding,
# or what else isolint said anew.
# ISOLINT=FILE uses another program than the one built from this tree.
set -euo pipefail

verbose=
while getopts v opt; do
	case $opt in v) verbose=1 ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))

source "$(dirname "$0")/common.sh"
export GOFLAGS=-mod=mod # siblings' versions may have to be looked up

copy() { # MODULE@VERSION: prints where its writable copy is
	local dir="$work/${1//[^a-zA-Z0-9.@]/_}"
	[[ -d $dir ]] || fetch "$1" "$dir" || return
	printf '%s' "$dir"
}

lint() { # DIR PACKAGE OUTPUT: findings are no failure
	local status=0
	nice "$ISOLINT" -C "$1" "$2" >"$3" 2>&1 || status=$?
	if ((status > 1)); then
		tail -5 "$3" >&2
		return 1
	fi
}

names() { # TEST ANALYZER RESOURCE FILE: the findings that name all three
	grep -w -- "$1" "$4" | grep -F -- "($2)" | grep -F -- "$3" || true
}

anew() { # BEFORE AFTER: what is said afterwards only, whatever its line
	local lines='s/:[0-9]+:[0-9]+:/:/; s/at line [0-9]+/at line N/'
	diff <(sed -E "$lines" "$1" | sort) <(sed -E "$lines" "$2" | sort) | grep '^>' || true
}

judge() { # PATCH DIR PACKAGE TEST ANALYZER RESOURCE: prints found, or why not
	local before="$work/before" after="$work/after"
	lint "$2" "$3" "$before" || { echo 'not analysed' && return; }
	if ! patch -d "$2" -p1 -s --no-backup-if-mismatch -F0 <"$1" >&2; then
		echo 'does not apply' && return
	fi
	local compiles=1
	lint "$2" "$3" "$after" || compiles=
	patch -d "$2" -p1 -s -R <"$1"
	if [[ -z $compiles ]]; then
		echo 'does not compile'
	elif [[ -n $(names "$4" "$5" "$6" "$before") ]]; then
		echo 'reported before'
	elif [[ -n $(names "$4" "$5" "$6" "$after") ]]; then
		echo found
	else
		echo 'not found'
	fi
}

total=0 found=0
while IFS='|' read -r name module package test analyzer resource undone; do
	[[ -z $name || $name == \#* ]] && continue
	[[ $# -gt 0 && " $* " != *" $name "* ]] && continue
	dir=$(copy "$module") || exit
	verdict=$(judge "$bench/control/$name.patch" "$dir" "$package" "$test" "$analyzer" "$resource")
	total=$((total + 1))
	[[ $verdict == found ]] && found=$((found + 1))
	printf '%-15s %-20s %s: %s\n' "$verdict" "$name" "$test" "$undone"
	if [[ -n $verbose ]]; then
		if [[ $verdict == found ]]; then names "$test" "$analyzer" "$resource" "$work/after"; else anew "$work/before" "$work/after"; fi | sed "s|$dir/||; s/^/    /"
	fi
done <"$bench/control/mutants.txt"
printf '%d of %d found\n' "$found" "$total"
