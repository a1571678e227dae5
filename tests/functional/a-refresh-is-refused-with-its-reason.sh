#!/usr/bin/env bash
# T129: an endpoint with a relation has to stay; and what else a refresh cannot do.
. "$(dirname "$0")/lib.sh"
export HOOKBOX_NO_AGENT=1

# refused STATUS TEXT ARGUMENT...
refused() {
    local wanted=$1 text=$2 status=0
    shift 2
    hookbox refresh "$@" 2>"$WORK/err" || status=$?
    equal "$wanted ERROR $text" "$status $(cat "$WORK/err")"
}

pair
deploy_pair 2>/dev/null
refused 2 'no application specified'
refused 1 'application "other" not found' other --path "$WORK/sink"
refused 1 'refreshing a local charm requires either --path or --switch' sink
refused 2 '--switch and --path are mutually exclusive' sink --path "$WORK/sink" --switch "$WORK/sink"
refused 1 'cannot refresh "sink" to "source"' sink --path "$WORK/source"
refused 1 'unknown option "colour"' sink --path "$WORK/sink" --config colour=red

sed -i 's/in: {interface/into: {interface/' "$WORK/sink/metadata.yaml"
refused 1 'cannot upgrade application "sink" to charm "local:sink-1": would break relation "sink:in source:out"' \
    sink --path "$WORK/sink"
sed -i 's/into: {interface: test/in: {interface: other/' "$WORK/sink/metadata.yaml"
refused 1 'cannot upgrade application "sink" to charm "local:sink-1": would break relation "sink:in source:out"' \
    sink --path "$WORK/sink"
equal 0 "$(hookbox status --format json | jq -r '.applications.sink."charm-rev"')"
sed -i 's/in: {interface: other/more: {interface: other}, in: {interface: test/' "$WORK/sink/metadata.yaml"
equal 'Added local charm "sink", revision 1, to the model' \
    "$(hookbox refresh sink --path "$WORK/sink" 2>&1)"
