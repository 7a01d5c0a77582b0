# fish completion for vmcoach, as `vmcoach completion fish` prints it.
#
# vmcoach itself says what the word under the cursor may become; fish puts it into quotes. Nothing
# that it says is ever evaluated.
function __vmcoach_answer
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    command vmcoach complete fish --line $words "$typed" 2>/dev/null
end

# Leaves the answer in __vmcoach_answer.
function __vmcoach_wants_files
    set -g __vmcoach_answer (__vmcoach_answer)
    string match -q -r '^\\t(files|folders)$' -- "$__vmcoach_answer"
end

complete -c vmcoach -e
complete -c vmcoach -n __vmcoach_wants_files -F
complete -c vmcoach -n 'not __vmcoach_wants_files' -f -k -a '$__vmcoach_answer'
