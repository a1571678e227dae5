#!/usr/bin/env bash
# T113
. "$(dirname "$0")/lib.sh"

pair
hook sink in-relation-joined <<'X'
exit 1
X
deploy_pair
eventually in_error sink/0
equal 'hook failed: "in-relation-joined" for source:out' "$(message sink/0)"
hookbox resolved --no-retry sink/0
idle sink/0
contains "$(trace sink/0)" 'in-relation-joined source/0,in-relation-changed source/0'
