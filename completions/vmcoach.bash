# bash completion for vmcoach, as `vmcoach completion bash` prints it.
#
# vmcoach itself says what the word under the cursor may become, in the quotes that bash needs.
# Nothing that it says is ever evaluated.
_vmcoach() {
    mapfile -t COMPREPLY < <(
        command vmcoach complete bash --line \
            "$COMP_TYPE" "$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null
    )
    case ${COMPREPLY[0]-} in
        $'\tfiles') COMPREPLY=() && compopt -o default ;;
        $'\tfolders') COMPREPLY=() && compopt -o dirnames ;;
    esac
}
complete -o nosort -F _vmcoach vmcoach
