# The Tab key for pace in bash. Written by: pace completion bash
_pace_completion() {
    local IFS=$'\n' line word before="" rest="$COMP_LINE" cut="" quote=""
    local -a typed=()
    COMPREPLY=()
    case "${COMP_WORDS[COMP_CWORD]}" in [\"\']*) quote=yes ;; esac
    # bash takes 10:00 apart at the colon. What stands together in the line is one word;
    # of it only what is behind the last colon will be replaced.
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if [ -n "$before" ] && [ -n "$word" ] && [ "$before" != "=" ] && [ "$word" != "=" ] &&
            [ "${rest#"$word"}" != "$rest" ]; then
            typed[${#typed[@]}-1]+="$word"
            cut="${typed[${#typed[@]}-1]}"
            cut="${cut%"${cut##*[:@]}"}"
        else
            typed+=("$word")
            cut=""
        fi
        rest="${rest#*"$word"}"
        before="$word"
    done
    for line in $("${typed[0]/#\~/$HOME}" __complete -- "${typed[@]:1}" 2> /dev/null); do
        word="${line%%$'\t'*}"
        if [ "$word" = ":files" ]; then
            compopt -o default
        elif [ -n "$quote" ]; then
            COMPREPLY+=("${word:${#cut}}")
        else
            COMPREPLY+=("$(printf '%q' "${word:${#cut}}")")
        fi
    done
}
complete -o nosort -F _pace_completion pace 2> /dev/null || complete -F _pace_completion pace
