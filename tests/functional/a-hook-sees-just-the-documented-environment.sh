#!/usr/bin/env bash
# T021
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
env -0 | tr '\\n\\0' ' \\n' | sort >"$WORK/environment"
X
hookbox deploy "$WORK/app"
idle app/0
have=$(sed -E 's/=.*//' "$WORK/environment")
for name in CHARM_DIR JUJU_CHARM_DIR JUJU_CONTEXT_ID JUJU_AGENT_SOCKET JUJU_AGENT_SOCKET_ADDRESS \
    JUJU_AGENT_SOCKET_NETWORK JUJU_HOOK_NAME JUJU_DISPATCH_PATH JUJU_UNIT_NAME JUJU_MODEL_NAME \
    JUJU_MODEL_UUID JUJU_API_ADDRESSES JUJU_MACHINE_ID JUJU_PRINCIPAL_UNIT JUJU_AVAILABILITY_ZONE \
    JUJU_VERSION JUJU_SLA JUJU_METER_STATUS JUJU_METER_INFO CLOUD_API_VERSION \
    JUJU_CHARM_HTTP_PROXY JUJU_CHARM_HTTPS_PROXY JUJU_CHARM_FTP_PROXY JUJU_CHARM_NO_PROXY \
    PATH LANG TERM; do
    grep -qx "$name" <<<"$have" || fail "$name is missing"
done
# What bash itself adds, and what only Debian's family has.
extra=$(grep -vxE 'PWD|SHLVL|_|OLDPWD|APT_LISTCHANGES_FRONTEND|DEBIAN_FRONTEND|KUBERNETES_[A-Z_]*' <<<"$have" |
    grep -vxE 'CHARM_DIR|JUJU_[A-Z_]*|CLOUD_API_VERSION|PATH|LANG|TERM|no_proxy|NO_PROXY' || true)
equal '' "$extra"
equal "JUJU_HOOK_NAME=install" "$(grep ^JUJU_HOOK_NAME= "$WORK/environment")"
equal "JUJU_DISPATCH_PATH=hooks/install" "$(grep ^JUJU_DISPATCH_PATH= "$WORK/environment")"
equal "JUJU_UNIT_NAME=app/0" "$(grep ^JUJU_UNIT_NAME= "$WORK/environment")"
equal "JUJU_CHARM_DIR=$HOOKBOX_HOME/agents/unit-app-0/charm" "$(grep ^JUJU_CHARM_DIR= "$WORK/environment")"
