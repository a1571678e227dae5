# shellcheck shell=bash
# Common ground of the functional scripts: a home and a trace of their own, small charms written on
# the spot, waiting for conditions, and an end that leaves no process and no file behind.
# Source it first; `set -euo pipefail` is on from then.
set -euo pipefail

HOOKBOX=${HOOKBOX:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/hookbox}
WORK=$(mktemp -d)
export HOOKBOX_HOME=$WORK/home XDG_RUNTIME_DIR=$WORK/run
STORE_TOOL=$(dirname "$HOOKBOX")/tests/support/store-tool
TRACE=$WORK/trace # charms made by `charm` write a line a hook here
mkdir -m 0700 "$XDG_RUNTIME_DIR"
: >"$TRACE"

hookbox() { "$HOOKBOX" "$@"; }

cleanup() {
    local status=$?
    trap - EXIT
    stop_agent || status=1
    nothing_found || status=1
    if [ $status != 0 ] && [ -d "$HOOKBOX_HOME" ]; then
        echo "--- trace" && cat "$TRACE"
        tail -n 40 "$HOOKBOX_HOME"/*.log "$HOOKBOX_HOME"/log/*.log 2>/dev/null
    fi
    chmod -R u+rwX "$WORK" && rm -rf "$WORK"
    exit $status
}
trap cleanup EXIT

fail() {
    echo "failed: $*" >&2
    exit 1
}

# equal WANTED GOT: both printed when they differ.
equal() { [ "$1" = "$2" ] || fail "wanted: $1"$'\n'"got:    $2"; }
# contains TEXT PART
contains() { [[ "$1" == *"$2"* ]] || fail "\"$1\" lacks \"$2\""; }

pause() { read -rt 0.02 <> <(:) || true; }

# eventually COMMAND...: until it succeeds, 20 s at most.
eventually() {
    local end=$((SECONDS + 20))
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || fail "never true: $*"
        pause
    done
}

# nothing_found: by a sanitizer in an agent or a hook's tool, whose errors go to a log.
nothing_found() {
    measured || ! grep -rsE --include '*.log*' --include '*.stderr' -A 20 \
        'ERROR: (Address|Leak)Sanitizer|: runtime error: ' "$WORK"
}

# measured: whether time and memory can be; a sanitizer takes some of its own.
measured() { [ -z "${SANITIZED-}" ]; }

# agent_stayed_below KIB: all the time, in memory.
agent_stayed_below() {
    local peak
    peak=$(awk '/VmHWM/ { print $2 }' "/proc/$(agent_pid)/status")
    [ "$peak" -lt "$1" ] || ! measured || fail "the agent grew to $peak KiB"
}

# survives_faults VISITS SCENARIO...: each scenario of tests/crash/faults, ended at each of its points
# at VISITS of the visits.
survives_faults() {
    local visits=$1 name scenarios=()
    shift
    measured || visits=1
    for name; do scenarios+=(--only "$name"); done
    TMPDIR=$WORK "$(dirname "${BASH_SOURCE[0]}")/../crash/faults" \
        "$(dirname "$HOOKBOX")/tests/crash/hookbox-faults" --visits "$visits" "${scenarios[@]}"
}

# charm NAME [METADATA]: $WORK/NAME with every basic hook; each appends "<unit> <hook> [<remote
# unit>]" to the trace. METADATA is YAML added to metadata.yaml.
charm() {
    local directory=$WORK/$1 kind
    mkdir -p "$directory/hooks"
    printf 'name: %s\nsummary: a test charm\ndescription: a test charm\n%s\n' "$1" "${2-}" \
        >"$directory/metadata.yaml"
    for kind in install start config-changed leader-elected update-status stop remove; do
        hook "$1" "$kind" </dev/null
    done
}

# archive NAME: $WORK/NAME.charm of the charm's directory, modes and links as they are there.
archive() {
    rm -f "$WORK/$1.charm"
    (cd "$WORK/$1" && python3 - "$WORK/$1.charm" <<'P'
import os, stat, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for directory, _, names in os.walk("."):
        for path in sorted(os.path.join(directory, name) for name in names):
            info = zipfile.ZipInfo(path[2:])
            info.create_system = 3
            info.external_attr = os.lstat(path).st_mode << 16
            link = stat.S_ISLNK(os.lstat(path).st_mode)
            archive.writestr(info, os.readlink(path) if link else open(path, "rb").read())
P
    )
}

# hook CHARM NAME: adds that hook; the body comes on stdin and runs after the line in the trace.
hook() {
    local file=$WORK/$1/hooks/$2
    {
        printf '#!/bin/bash\nset -e\n'
        # shellcheck disable=SC2016 # for the hook to expand
        printf 'echo "$JUJU_UNIT_NAME $(basename "$0")${JUJU_REMOTE_UNIT:+ $JUJU_REMOTE_UNIT}" >>%q\n' \
            "$TRACE"
        cat
    } >"$file"
    chmod +x "$file"
}

# action CHARM NAME [SPEC]: adds that action, its body on stdin; SPEC is one line of YAML.
action() {
    local file=$WORK/$1/actions/$2
    mkdir -p "$WORK/$1/actions"
    printf '%s: %s\n' "$2" "${3:-"{}"}" >>"$WORK/$1/actions.yaml"
    {
        printf '#!/bin/bash\n'
        cat
    } >"$file"
    chmod +x "$file"
}

# trace [UNIT]: the hooks so far on one line with commas; without the unit's name when one is given.
trace() {
    if [ $# = 0 ]; then
        paste -sd, "$TRACE"
    else
        sed -n "s|^$1 ||p" "$TRACE" | paste -sd,
    fi
}

# idle UNIT...: waits until these units have nothing to do.
idle() {
    local unit
    for unit in "$@"; do
        hookbox wait-for unit "$unit" --idle --timeout 30s
    done
}

# hold_store: to be run in the background; makes $WORK/locked once it keeps every other writer from
# the store, and lets go when $WORK/release is there.
hold_store() {
    python3 - "$HOOKBOX_HOME/store.db" "$WORK" <<'P'
import os, sqlite3, sys, time
store = sqlite3.connect(sys.argv[1], isolation_level=None)
store.execute("BEGIN IMMEDIATE")
open(sys.argv[2] + "/locked", "w").close()
while not os.path.exists(sys.argv[2] + "/release"):
    time.sleep(0.02)
P
}

# start_agent [NAME=VALUE...]: an agent in the background, with these variables too; waits for it.
start_agent() {
    env "$@" "$HOOKBOX" agent 2>>"$WORK/agent.stderr" &
    eventually running $!
}
running() { [ "$(agent_pid)" = "$1" ]; }
agent_pid() { head -n 1 "$HOOKBOX_HOME/agent.lock" 2>/dev/null; }
gone() { ! kill -0 "$1" 2>/dev/null; }
stop_agent() {
    local pid
    pid=$(agent_pid) && [ -n "$pid" ] && ! gone "$pid" || return 0
    kill -TERM "$pid"
    eventually gone "$pid"
}

# workload UNIT: its workload status; message UNIT: the message with it.
workload() { unit_field "$1" '."workload-status".current'; }
message() { unit_field "$1" '."workload-status".message'; }
unit_field() {
    hookbox status --format json | jq -r --arg unit "$1" ".applications[].units[\$unit]? // empty | $2"
}
in_error() { [ "$(workload "$1")" = error ]; }

# pair: two charms, source (endpoint out) and sink (endpoint in), which can be related.
pair() {
    charm source 'provides: {out: {interface: test}}'
    charm sink 'requires: {in: {interface: test}}'
    local kind
    for kind in created joined changed departed broken; do
        hook source "out-relation-$kind" </dev/null
        hook sink "in-relation-$kind" </dev/null
    done
}
# deploy_pair: both with one unit each, related as in:0 / out:0.
deploy_pair() {
    hookbox deploy "$WORK/source"
    hookbox deploy "$WORK/sink"
    hookbox integrate source sink
}
# stored_setting RELATION UNIT KEY: as committed; empty when there is none.
stored_setting() { "$STORE_TOOL" "$HOOKBOX_HOME" get-setting "$@"; }

# in_hook CHARM HOOK: the body on stdin runs in that hook with `try` at hand: "try NAME TOOL…" runs a
# tool and keeps its exit status, stdout and stderr as $WORK/NAME.{exit,out,err}.
in_hook() {
    {
        printf 'try() { local name=%q/$1 status=0; shift; "$@" >"$name.out" 2>"$name.err" || status=$?; echo "$status" >"$name.exit"; }\n' "$WORK"
        cat
    } | hook "$1" "$2"
}
# tried NAME EXIT STDOUT [STDERR]: what such a call must have given, final newlines apart.
tried() {
    equal "$1: $2" "$1: $(cat "$WORK/$1.exit")"
    equal "$1: $3" "$1: $(cat "$WORK/$1.out")"
    equal "$1: ${4-}" "$1: $(cat "$WORK/$1.err")"
}
