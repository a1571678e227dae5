#!/usr/bin/env bash
# What zsh completes on a terminal, from the installed file in $fpath and from the same file sourced.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../manual/lib.sh"
install_all
file=$(find "$INSTALLED" -name _hookbox)
cd "$WORK"
touch state.yaml

cat >"$WORK/completed" <<'Z'
# completed HOW FILE LINE...: each line as it is after a tab.
zmodload zsh/zpty
how=$1 file=$2
shift 2
zpty shell zsh -f -i
zpty -w shell 'PS1= PS2= RPS1= TERM=dumb; unsetopt zle_bracketed_paste 2>/dev/null; unset zle_bracketed_paste'
zpty -w shell 'autoload -Uz compinit'
if [[ $how == fpath ]]; then
    zpty -w shell "fpath=(${(q)file:h} \$fpath); compinit -u -D"
else
    zpty -w shell "compinit -u -D; source ${(q)file}"
fi
zpty -w shell 'show() { print -r -- "<""<$BUFFER>"">"; BUFFER= }; zle -N show; bindkey "^X" show; bindkey "^I" complete-word'
for line in "$@"; do
    zpty -w -n shell "$line"$'\t\x18'
    zpty -r -m shell text '*<<*>>*'
    print -r -- "${${text##*<<}%%>>*}"
done
zpty -d shell
Z

# completes HOW LINE WANTED...: pairs of a line and what a tab makes of it.
completes() {
    local how=$1 lines=() wanted=
    shift
    while [ $# -gt 0 ]; do
        lines+=("$1") wanted+=$2$'\n'
        shift 2
    done
    equal "$wanted" "$(timeout 60 zsh -f "$WORK/completed" "$how" "$file" "${lines[@]}")"$'\n'
}

for how in fpath sourced; do
    completes $how \
        'hookbox depl' 'hookbox deploy ' \
        'hookbox relation-l' 'hookbox relation-list ' \
        'hookbox help show-h' 'hookbox help show-hook ' \
        'hookbox deploy --nu' 'hookbox deploy --num-units=' \
        'hookbox status --format=y' 'hookbox status --format=yaml ' \
        'hookbox status --format ta' 'hookbox status --format tabular ' \
        'relation-get --form' 'relation-get --format=' \
        'relation-get --format=s' 'relation-get --format=smart ' \
        'secret-get --format sm' 'secret-get --format sm' \
        'relation-set --file st' 'relation-set --file state.yaml ' \
        'relation-list --ap' 'relation-list --app '
done
