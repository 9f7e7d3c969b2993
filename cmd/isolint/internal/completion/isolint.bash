# bash completion for isolint. What may come next isolint says itself; see
# 'isolint completion -h'.

# Sets word to what the shell makes of it: without the quote that it begins with and
# without backslashes. Nothing is expanded.
_isolint_unquote() {
	local quote='' rest=$word next
	[[ $word == [\"\']* ]] && quote=${word:0:1} rest=${word:1}
	[[ $1 == whole && -n $quote ]] && rest=${rest%"$quote"}
	word=$rest
	[[ $quote == \' || $rest != *\\* ]] && return
	word=''
	while [[ $rest == *\\* ]]; do
		word+=${rest%%\\*}
		rest=${rest#*\\}
		next=${rest:0:1}
		rest=${rest:1}
		[[ $quote == \" && $next != [\$\`\"\\] ]] && word+=\\
		word+=$next
	done
	word+=$rest
}

# Quotes word for where it is put, which is behind the quote, if there is one: a name
# from a repository may have anything in it that the shell would run.
_isolint_quote() {
	case $quote in
	\')
		word=${word//\'/$'\'\\\'\''}
		;;
	\")
		word=${word//\\/$'\\\\'}
		word=${word//\"/$'\\"'}
		word=${word//\$/$'\\$'}
		word=${word//\`/$'\\`'}
		;;
	*)
		[[ $word != *[!A-Za-z0-9_./:=@%+,-]* ]] || printf -v word %q "$word"
		;;
	esac
	# Behind a word that ends so bash takes the quote to be closed.
	[[ -z $quote || $word != *"$quote" ]] || word+=$quote
}

_isolint() {
	local program=${1/#\~/$HOME} typed=${COMP_WORDS[COMP_CWORD]} quote='' word skip help i path
	local words=()
	COMPREPLY=()
	[[ $typed == [\"\']* ]] && quote=${typed:0:1}
	# bash parts words at = and :, isolint does not.
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		((i == COMP_CWORD)) && _isolint_unquote part || _isolint_unquote whole
		if ((${#words[@]} > 0)) && [[ ${COMP_WORDS[i]} == [=:]* || ${COMP_WORDS[i - 1]} == *[=:] ]]; then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
	done
	# What bash puts in is for its own word: not what isolint's has before that.
	path=$typed
	word=$typed
	_isolint_unquote part
	typed=$word
	[[ $typed == [=:] ]] && typed='' path=''
	path=${path#[\"\']}
	skip=${words[${#words[@]} - 1]}
	skip=${skip%"$typed"}
	while IFS=$'\t' read -r word help; do
		case $word in
		:files | :dirs)
			[[ $word == :files ]] && i=-f || i=-d
			while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$i" -- "$path")
			type compopt &>/dev/null && compopt -o filenames
			;;
		*)
			# Between double quotes nothing keeps ! from being taken for history.
			[[ $quote == \" && $word == *!* && $- == *H* ]] && continue
			[[ $word == *[/=\ ] ]] && type compopt &>/dev/null && compopt -o nospace
			word=${word#"$skip"}
			_isolint_quote
			COMPREPLY+=("$word")
			;;
		esac
	done < <("$program" __complete "${words[@]}" 2>/dev/null)
}

complete -F _isolint isolint
