#!/usr/bin/env bash
# T021
. "$(dirname "$0")/lib.sh"

unset "${!KUBERNETES_@}" # would be passed on
charm app
hook app install <<X
tr '\\n\\0' ' \\n' </proc/\$\$/environ | sort >"$WORK/environment" # before bash adds its own
X
hookbox deploy "$WORK/app"
idle app/0
names=(CHARM_DIR JUJU_CHARM_DIR JUJU_CONTEXT_ID JUJU_AGENT_SOCKET JUJU_AGENT_SOCKET_ADDRESS
    JUJU_AGENT_SOCKET_NETWORK JUJU_HOOK_NAME JUJU_DISPATCH_PATH JUJU_UNIT_NAME JUJU_MODEL_NAME
    JUJU_MODEL_UUID JUJU_API_ADDRESSES JUJU_MACHINE_ID JUJU_PRINCIPAL_UNIT JUJU_AVAILABILITY_ZONE
    JUJU_VERSION JUJU_SLA JUJU_METER_STATUS JUJU_METER_INFO CLOUD_API_VERSION
    JUJU_CHARM_HTTP_PROXY JUJU_CHARM_HTTPS_PROXY JUJU_CHARM_FTP_PROXY JUJU_CHARM_NO_PROXY
    no_proxy NO_PROXY PATH LANG TERM) # of the proxies, no-proxy alone has a default
if grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release; then
    names+=(APT_LISTCHANGES_FRONTEND DEBIAN_FRONTEND)
fi
equal "$(printf '%s\n' "${names[@]}" | sort)" "$(sed 's/=.*//' "$WORK/environment" | sort)"
for variable in JUJU_HOOK_NAME=install JUJU_DISPATCH_PATH=hooks/install JUJU_UNIT_NAME=app/0 \
    "JUJU_CHARM_DIR=$HOOKBOX_HOME/agents/unit-app-0/charm" \
    "CHARM_DIR=$HOOKBOX_HOME/agents/unit-app-0/charm" JUJU_AGENT_SOCKET_NETWORK=unix LANG=C.UTF-8; do
    grep -qxF "$variable" "$WORK/environment" || fail "$variable is not there"
done
