#!/usr/bin/env bash
# A revision of an operator's secret goes by itself once it is neither the latest nor followed.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {uri: {type: secret}, n: {type: int}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<X
uri=\$(config-get uri)
[ -z "\$uri" ] || secret-get "\$uri" \$(cat $WORK/how) word
X
hook app secret-changed </dev/null
revisions() { hookbox show-secret pass --revisions --format json | jq -c '[.[].revisions[].revision]'; }
hookbox deploy "$WORK/app"
uri=$(hookbox add-secret pass word=one)
hookbox grant-secret pass app
: >"$WORK/how"
hookbox config app uri="$uri"
idle app/0
hookbox update-secret pass word=two
hookbox update-secret pass word=three
eventually grep -q secret-changed "$TRACE"
equal '[1,2,3]' "$(revisions)"
hookbox update-secret pass --auto-prune
equal '[1,3]' "$(revisions)"
echo --refresh >"$WORK/how"
hookbox config app n=1
idle app/0
equal '[3]' "$(revisions)"
hookbox update-secret pass word=four
equal '[3,4]' "$(revisions)"
hookbox remove-unit app/0
hookbox wait-for unit app/0 --gone --timeout 30s
equal '[4]' "$(revisions)"

hookbox update-secret pass --auto-prune=false
hookbox update-secret pass word=five
equal '[4,5]' "$(revisions)"
hookbox add-secret other word=one --auto-prune
hookbox update-secret other word=two
equal '[2]' "$(hookbox show-secret other --revisions --format json | jq -c '[.[].revisions[].revision]')"
