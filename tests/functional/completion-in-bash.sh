#!/usr/bin/env bash
# What bash completes when the installed file is sourced: verbs, tools, options, words of formats.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../manual/lib.sh"
install_all
cd "$WORK"
touch state.yaml 'two words'
# shellcheck source=/dev/null
. "$(find "$INSTALLED" -path '*/bash-completion/completions/hookbox')"

# completes "WORDS..." WANTED...: what the last of the words can become.
completes() {
    # Bash takes "--format=j" for three words; so does this.
    read -ra COMP_WORDS <<<"${1//=/ = }"
    [[ $1 != *[\ =] ]] || COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=(none)
    _hookbox
    equal "$1: $(printf '%s\n' "${@:2}" | sort)" "$1: $(printf '%s\n' "${COMPREPLY[@]}" | sort)"
}

completes 'hookbox depl' deploy
completes 'hookbox relation-l' relation-list
completes 'hookbox help show-h' show-hook
completes 'hookbox rel' relate relation-{get,ids,list,model-get,set}
completes 'hookbox deploy --nu' --num-units
completes 'hookbox status --format ' tabular yaml json
completes 'hookbox status --format=' tabular yaml json
completes 'hookbox status --format=y' yaml
completes 'hookbox relate --no-' --no-agent
completes 'relation-get --' --app --format --help --output --relation
completes 'relation-get --format s' smart
completes '/usr/lib/tools/secret-get --format=' yaml json
completes 'secret-get --format sm'
completes 'relation-get --format=json -o st' state.yaml
completes 'relation-set --file=st' state.yaml
completes 'relation-set st' state.yaml
completes 'hookbox simulate --state tw' 'two words'
completes 'hookbox deploy -n '
completes 'hookbox simulate --compat ' 1 3 4

# Every name is there, and hangs on the function.
overview=$(hookbox)
names=$(sed -n 's/^  \([a-z0-9-]*\)  .*/\1/p' <<<"$overview")
names+=" $(sed -n '/^Hook tools/,/^"/p' <<<"$overview" | grep -oE '\b[a-z0-9]+(-[a-z0-9]+)+\b')"
for name in $names; do
    COMP_WORDS=(hookbox "$name") COMP_CWORD=1
    _hookbox
    [[ " ${COMPREPLY[*]} " == *" $name "* ]] || fail "$name is not completed"
done
contains "$(complete -p relation-get)" '-F _hookbox'
contains "$(complete -p hookbox)" '-F _hookbox'
[ -L "$(find "$INSTALLED" -path '*/bash-completion/completions/relation-get')" ] || fail 'no link for relation-get'
