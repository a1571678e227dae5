#!/usr/bin/env bash
# Every example of a hook tool's page, and the hooks of hookbox-hooks(7), in a hook of their own.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../manual/lib.sh"
install_all

mkdir "$WORK/bin" "$WORK/caller"
cd "$WORK/caller"
for program in count-users postgres; do
    printf '#!/bin/sh\necho 15\n' >"$WORK/bin/$program"
done
chmod +x "$WORK"/bin/*
echo 'version: 3' >spec.yaml
echo 'kind: Pod' | tee objects.yaml >extra.yaml
echo 'ready: yes' >settings.yaml
echo '{"step": "3"}' >state.json
printf 'name: blog\nsummary: a\ndescription: b\npayloads:\n  monitor: {type: docker}\n' >metadata.yaml
tar -cf "$WORK/software.tar" spec.yaml
echo key >"$WORK/key"
touch "$WORK/new-kernel"
sed "s|SOFTWARE|$WORK/software.tar|" "$MANUAL_DATA/unit.json" >"$WORK/action.json"
jq 'del(.action)' "$WORK/action.json" >"$WORK/hook.json"
jq 'del(.secrets)' "$WORK/hook.json" >"$WORK/new.json"
export PATH=$WORK/bin:$PATH

# as STATE TEXT [OPTION...]: has to succeed, without a word on standard error.
as() {
    cat >"$WORK/hook" <<H
export uri=secret:9m4e2mr0ui3e8a215n4g password=p new=n token=t free=7 container=c0ffee
export JUJU_SECRET_ID=\$uri JUJU_SECRET_REVISION=2
set -euo pipefail
${2//\/run\//$WORK/}
H
    # shellcheck disable=SC2015 # fail ends the script
    hookbox simulate --state "$WORK/$1.json" "${@:3}" -- bash "$WORK/hook" >"$WORK/out" 2>"$WORK/err" &&
        [ ! -s "$WORK/err" ] || fail "$2: $(cat "$WORK/err")"
}


count=0
for page in "$MANUAL"/man1/*; do
    tool=$(basename "$page" .1)
    state=hook compat=3
    case $tool in
    hookbox* | juju-exec) continue ;;
    action-*) state=action ;;
    secret-add) state=new ;;
    owner-get) compat=1 ;;
    relation-model-get) compat=4 ;;
    esac
    while IFS= read -r example; do
        as $state "$example" --compat "$compat"
        count=$((count + 1))
    done < <(examples "$page")
done
[ $count -gt 60 ] || fail "only $count examples"
as hook "$(examples "$MANUAL/man7/hookbox-hooks.7")"
