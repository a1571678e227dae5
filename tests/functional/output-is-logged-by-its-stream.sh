#!/usr/bin/env bash
# T032
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
echo to stdout
echo to stderr >&2
X
# logged UNIT: level and module of what its hooks printed.
logged() {
    sed -nE 's/^[-0-9]+ [:0-9]+ ([A-Z]+) ([^ ]+) [^ ]+ (to std.*)$/\1 \2 \3/p' \
        "$HOOKBOX_HOME/log/unit-${1/\//-}.log" | sort
}
hookbox model-config 'logging-config=<root>=WARNING;unit=DEBUG'
hookbox deploy "$WORK/app"
idle app/0
equal $'DEBUG unit.app/0.install to stdout\nWARNING unit.app/0.install to stderr' "$(logged app/0)"

# At the default level DEBUG records are dropped.
hookbox model-config --reset logging-config
hookbox add-unit app
idle app/1
equal 'WARNING unit.app/1.install to stderr' "$(logged app/1)"
