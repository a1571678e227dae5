#!/usr/bin/env bash
# With the new charm: not before its files are there.
. "$(dirname "$0")/lib.sh"

charm app 'storage: {old: {type: filesystem}, spare: {type: filesystem, multiple: {range: 0-3}}}'
hook app upgrade-charm </dev/null
hookbox deploy "$WORK/app"
idle app/0
cp -r "$WORK/app" "$WORK/next"
refused() { # TEXT METADATA
    sed -i '/^storage/d' "$WORK/next/metadata.yaml"
    echo "$2" >>"$WORK/next/metadata.yaml"
    equal "ERROR cannot upgrade application \"app\" to charm \"local:app-1\": $1" \
        "$(hookbox refresh app --path "$WORK/next" 2>&1 || true)"
}
refused 'required storage "old" removed' 'storage: {}'
refused 'existing storage "old" type changed from "filesystem" to "block"' 'storage: {old: {type: block}}'
refused 'existing storage "spare" range contracted: max decreased from 3 to 2' \
    'storage: {old: {type: filesystem}, spare: {type: filesystem, multiple: {range: 0-2}}}'

echo 'storage: {old: {type: filesystem}, fresh: {type: filesystem}}' >>"$WORK/app/metadata.yaml"
sed -i '/spare/d' "$WORK/app/metadata.yaml"
hook app fresh-storage-attached </dev/null
: >"$TRACE"
hookbox refresh app --path "$WORK/app" --storage fresh=2G
eventually grep -q fresh-storage-attached "$TRACE"
idle app/0
equal upgrade-charm,config-changed,fresh-storage-attached "$(trace app/0)"
hookbox add-unit app
idle app/1
equal 'fresh/0 2048,fresh/1 2048,old/0 1024,old/1 1024' "$(hookbox storage --format json |
    jq -r '.filesystems[] | "\(.storage) \(.size)"' | sort | paste -sd,)"
