# The Tab key for pace in fish. Written by: pace completion fish
function __pace_words
    set -l typed (commandline -opc) (commandline -ct)
    for line in ($typed[1] __complete -- $typed[2..-1] 2> /dev/null)
        if test "$line" = ":files"
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete --command pace --no-files --keep-order --arguments '(__pace_words)'
