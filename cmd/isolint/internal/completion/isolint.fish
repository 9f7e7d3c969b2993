# fish completion for isolint. What may come next isolint says itself; see
# 'isolint completion -h'.

function __isolint_complete
    set -l words (commandline -opc)
    # Without quotes and backslashes.
    set -l typed (commandline -ct | string replace -r '^["\']' '' | string replace -ra '\\\\(.)' '$1')
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -e words[1]
    # Of -flag=file the shell completes the file.
    set -l flag (string match -r '^-[^=]*=' -- "$typed"; or echo '')
    set -l file (string sub -s (math (string length -- "$flag") + 1) -- "$typed")
    for line in ($program __complete $words "$typed" 2>/dev/null)
        switch $line
            case :files
                printf "$flag%s\n" (__fish_complete_path "$file")
            case :dirs
                printf "$flag%s\n" (__fish_complete_directories (string escape -n -- "$file") '')
            case '*'
                echo $line
        end
    end
end

complete -c isolint -f -a '(__isolint_complete)'
