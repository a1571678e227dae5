#!/usr/bin/env bash
# T038
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<X
env >$WORK/env
X
hookbox model-config http-proxy=http://old:3128 no-proxy=localhost \
    juju-https-proxy=http://new:3129
hookbox deploy "$WORK/app"
idle app/0
variables() { grep -iE '^(http|https|ftp|no|JUJU_CHARM_[A-Z]*)_proxy=' "$WORK/env" | sort | paste -sd' '; }
equal "HTTP_PROXY=http://old:3128 JUJU_CHARM_FTP_PROXY= JUJU_CHARM_HTTPS_PROXY=http://new:3129 \
JUJU_CHARM_HTTP_PROXY= JUJU_CHARM_NO_PROXY=127.0.0.1,localhost,::1 NO_PROXY=localhost \
http_proxy=http://old:3128 no_proxy=localhost" "$(LC_ALL=C variables)"
