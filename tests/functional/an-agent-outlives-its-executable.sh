#!/usr/bin/env bash
# An upgrade puts another file in the place of the agent's program: its hooks run on, with the tools
# of every Juju that is played.
. "$(dirname "$0")/lib.sh"

cp "$HOOKBOX" "$WORK/hookbox"
HOOKBOX=$WORK/hookbox
charm app
printf 'options: {n: {type: int, default: 0}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<<"config-get n >>$WORK/seen"
hookbox deploy "$WORK/app"
idle app/0

cp "$HOOKBOX" "$WORK/new"
mv "$WORK/new" "$HOOKBOX"
for compat in 4 1 3; do
    hookbox model-config compat=$compat
    hookbox config app n=$compat
    idle app/0
done
equal 0,4,1,3 "$(paste -sd, "$WORK/seen")"
