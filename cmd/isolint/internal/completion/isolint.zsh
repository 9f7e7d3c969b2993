#compdef isolint
# zsh completion for isolint. What may come next isolint says itself; see
# 'isolint completion -h'.

_isolint() {
	local program=${(Q)words[1]} line word
	local -a lines whole open
	program=${~program}
	lines=("${(@f)$("$program" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
	for line in $lines; do
		case $line in
		:files) compset -P 1 '-*='; _files ;;
		:dirs) compset -P 1 '-*='; _files -/ ;;
		*)
			word=${${line%%$'\t'*}//:/\\:}
			[[ $line == *$'\t'* ]] && word+=:${line#*$'\t'}
			# Behind these the word goes on.
			[[ ${line%%$'\t'*} == *[/=\ ] ]] && open+=("$word") || whole+=("$word")
			;;
		esac
	done
	(( $#whole )) && _describe -V isolint whole
	(( $#open )) && _describe -V isolint open -S ''
	return 0
}

# Run from a directory of fpath as the function itself, else sourced.
if [[ $funcstack[1] == _isolint ]]; then
	_isolint "$@"
else
	compdef _isolint isolint
fi
