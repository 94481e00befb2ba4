#compdef pace
# The Tab key for pace in zsh. Written by: pace completion zsh
_pace() {
    local line
    local -a found shown files
    for line in "${(@f)$("${words[1]/#\~/$HOME}" __complete -- "${(@Q)words[2,CURRENT]}" 2> /dev/null)}"; do
        if [[ "$line" == ":files" ]]; then
            files=(yes)
        elif [[ -n "$line" ]]; then
            found+=("${line%%$'\t'*}")
            shown+=("${line/$'\t'/  --  }")
        fi
    done
    (( $#files )) && _files
    if [[ "${shown[1]-}" == *"  --  "* ]]; then
        compadd -l -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -d shown -a found
    else
        compadd -V pace -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a found
    fi
}
if [[ "${funcstack[1]-}" == _pace ]]; then
    _pace "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
    compdef _pace pace
fi
