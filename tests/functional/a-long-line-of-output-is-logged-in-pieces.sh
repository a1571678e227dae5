#!/usr/bin/env bash
# T031
. "$(dirname "$0")/lib.sh"

# No two pieces of this line are alike.
numbers=$(seq -s, 3000)
printf %s "${numbers:0:10240}" >"$WORK/line"
charm app
hook app install <<X
cat "$WORK/line" && echo
cat "$WORK/line" >&2
X
hookbox model-config 'logging-config=<root>=WARNING;unit=DEBUG'
hookbox deploy "$WORK/app"
idle app/0
# Standard output at DEBUG, standard error (here without an end of line) at WARNING.
for level in DEBUG WARNING; do
    sed -nE "s/.* $level unit\.app\/0\.install [^ ]+ ([0-9,]+)\$/\1/p" \
        "$HOOKBOX_HOME/log/unit-app-0.log" >"$WORK/pieces"
    equal "$level: 4096,4096,2048" "$level: $(awk '{ print length }' "$WORK/pieces" | paste -sd,)"
    tr -d '\n' <"$WORK/pieces" | cmp - "$WORK/line"
done
