# bash completion for isolint. What may come next isolint says itself; see
# 'isolint completion -h'.

_isolint() {
	local program=${1/#\~/$HOME} typed=${COMP_WORDS[COMP_CWORD]} quote='' word skip help i
	local words=()
	COMPREPLY=()
	[[ $typed == [\"\']* ]] && quote=${typed:0:1}
	# bash parts words at = and :, isolint does not.
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		word=${word#[\"\']}
		((i == COMP_CWORD)) || word=${word%[\"\']}
		if ((${#words[@]} > 0)) && [[ ${COMP_WORDS[i]} == [=:]* || ${COMP_WORDS[i - 1]} == *[=:] ]]; then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
	done
	# What bash puts in is for its own word: not what isolint's has before that.
	typed=${typed#[\"\']}
	[[ $typed == [=:] ]] && typed=''
	skip=${words[${#words[@]} - 1]}
	skip=${skip%"$typed"}
	while IFS=$'\t' read -r word help; do
		case $word in
		:files | :dirs)
			[[ $word == :files ]] && i=-f || i=-d
			while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$i" -- "$typed")
			type compopt &>/dev/null && compopt -o filenames
			;;
		*)
			[[ $word == *[/=\ ] ]] && type compopt &>/dev/null && compopt -o nospace
			word=${word#"$skip"}
			[[ -n $quote || $word != *[\ \(\)\!\&\|]* ]] || printf -v word %q "$word"
			COMPREPLY+=("$word")
			;;
		esac
	done < <("$program" __complete "${words[@]}" 2>/dev/null)
}

complete -F _isolint isolint
