# The Tab key for pace in bash. Written by: pace completion bash
_pace_completion() {
    local IFS=$'\n' line word quote=""
    COMPREPLY=()
    case "${COMP_WORDS[COMP_CWORD]}" in [\"\']*) quote=yes ;; esac
    for line in $("${COMP_WORDS[0]/#\~/$HOME}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null); do
        word="${line%%$'\t'*}"
        if [ "$word" = ":files" ]; then
            compopt -o default
        elif [ -n "$quote" ]; then
            COMPREPLY+=("$word")
        else
            COMPREPLY+=("$(printf '%q' "$word")")
        fi
    done
}
complete -o nosort -F _pace_completion pace 2> /dev/null || complete -F _pace_completion pace
