# What the scripts of this directory begin with. It sets
#
#   bench    this directory
#   work     a directory that is removed in the end
#   ISOLINT  the program to look at: the file that ISOLINT names, or one built from
#            this tree
#
# The scripts go from directory to directory; names that they are given count from where
# they were called.
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
called_in=$PWD
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export GOWORK=off

absolute() { # NAME
	[[ $1 == /* ]] && printf '%s' "$1" || printf '%s/%s' "$called_in" "$1"
}

build() { # TOOL...: programs of this directory, into work
	local tool
	for tool; do
		(cd "$bench" && GOFLAGS= go build -o "$work/$tool" "./$tool")
	done
}

fetch() { # MODULE@VERSION|DIRECTORY DESTINATION: a copy that can be written
	local source
	if ! source=$(cd "$(absolute "$1")" 2>/dev/null && pwd); then
		source=$(cd "$work" && GOFLAGS= go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p') || true
	fi
	if [[ -z $source || ! -f $source/go.mod ]]; then
		printf '%s: neither the directory of a module nor one that can be fetched\n' "$1" >&2
		return 1
	fi
	rm -rf "$2"
	cp -R "$source" "$2"
	chmod -R u+w "$2"
	# Replacements by siblings lead nowhere here: the published ones are taken.
	sed -i.bak '/=> \.\.*\//d' "$2/go.mod" && rm "$2/go.mod.bak"
}

if [[ -z ${ISOLINT:-} ]]; then
	(cd "$bench/.." && GOFLAGS= go build -o "$work/program" ./cmd/isolint)
	ISOLINT=$work/program
else
	ISOLINT=$(absolute "$ISOLINT")
	if [[ ! -f $ISOLINT || ! -x $ISOLINT ]]; then
		printf 'ISOLINT: %s is no program\n' "$ISOLINT" >&2
		exit 2
	fi
fi
