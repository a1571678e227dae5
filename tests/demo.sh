#!/usr/bin/env bash
# The main job from end to end, in a home of its own: `./dev demo` calls this after the build.
# Deploys, relates, configures, breaks and recovers charms of tests/charms, kills the agent in the
# middle of a hook, and leaves no process and no file behind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
export HOOKBOX_HOME=$work/home XDG_RUNTIME_DIR=$work/run
mkdir -m 0700 "$XDG_RUNTIME_DIR"
hookbox=$PWD/build/hookbox
charms=tests/charms
webapp=$HOOKBOX_HOME/agents/unit-webapp-0/charm

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf '\nFAILED: %s\n' "$*" >&2
    exit 1
}
# hookbox WORD...: as typed, after a prompt.
hookbox() {
    printf '$ hookbox%s\n' "$(printf ' %q' "$@")"
    "$hookbox" "$@"
}
# until_true COMMAND...: 15 s at most.
until_true() {
    local end=$((SECONDS + 15))
    until "$@"; do
        [ $SECONDS -lt $end ] || fail "never true: $*"
        read -rt 0.05 <> <(:) || true
    done
}
in_error() { "$hookbox" status | grep -q "^$1.* error "; }
gone() { [ ! -e "/proc/$1" ] || grep -q "^State:.Z" "/proc/$1/status" 2>/dev/null; }
agent_pid() { cat "$HOOKBOX_HOME/agent.lock" 2>/dev/null || true; }
# Processes that still work below our directory.
leftovers() {
    local process
    for process in /proc/[0-9]*; do
        case $(readlink "$process/cwd") in
        "$work"*) printf '%s ' "${process#/proc/}" ;;
        esac
    done 2>/dev/null
}
cleanup() {
    local status=$? pid
    trap - EXIT
    pid=$(agent_pid)
    if [ -n "$pid" ] && ! gone "$pid"; then
        kill -TERM "$pid"
        until_true gone "$pid"
    fi
    if [ $status != 0 ]; then
        tail -n 30 "$HOOKBOX_HOME/agent.log" "$HOOKBOX_HOME"/log/*.log >&2 || true
    fi
    rm -rf "$work"
    exit $status
}
trap cleanup EXIT

say "Deploy two charms and relate them"
hookbox deploy $charms/database
hookbox deploy $charms/webapp
hookbox integrate webapp database
hookbox wait-for application database webapp --timeout 15s
hookbox status --relations

say "What the database told the web application"
cat "$webapp/data/database.yaml"

say "The last lines of the log"
hookbox debug-log --replay --no-tail | tail -n 8

say "A third charm, in Python, reads the same relation data"
hookbox deploy $charms/monitor
hookbox integrate monitor webapp
hookbox wait-for application monitor --timeout 15s

say "Change the configuration on one side; the other follows"
hookbox config database port=6432
hookbox wait-for application database webapp --timeout 15s
cat "$webapp/data/index.html"
grep -q ':6432<' "$webapp/data/index.html" || fail "the new port did not arrive"

say "Break a hook: there is no such port"
hookbox config database port=99999
until_true in_error database/0
"$hookbox" status | grep '^database/0'

say "Mend it and resolve"
hookbox config database port=7432
hookbox resolved database/0
hookbox wait-for application database webapp --timeout 15s
grep -q ':7432<' "$webapp/data/index.html" || fail "the mended port did not arrive"
cat "$webapp/data/index.html"

say "Kill the agent in the middle of a hook"
hookbox config webapp warm-up=60 title="Still here"
until_true test -s "$webapp/data/warming-up"
hook=$(cat "$webapp/data/warming-up")
pid=$(agent_pid)
echo "\$ kill -KILL $pid    # hook $hook runs meanwhile"
kill -KILL "$pid"
until_true gone "$pid"
gone "$hook" && fail "the hook died with its agent"

say "The next command starts an agent, which ends that hook and runs it again"
hookbox config webapp warm-up=0
hookbox wait-for application webapp --timeout 15s
gone "$hook" || fail "the old hook still runs"
cat "$webapp/data/index.html"
grep -q 'Still here' "$webapp/data/index.html" || fail "the new title did not arrive"
hookbox status

say "Stop, and look for what is left"
pid=$(agent_pid)
kill -TERM "$pid"
until_true gone "$pid"
[ -z "$(leftovers)" ] || fail "processes are left: $(leftovers)"
[ -z "$(ls -A "$XDG_RUNTIME_DIR")" ] || fail "files are left: $(ls -A "$XDG_RUNTIME_DIR")"
echo "no process, no socket; the home goes away with this script ($SECONDS s)"
