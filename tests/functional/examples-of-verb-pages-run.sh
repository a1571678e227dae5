#!/usr/bin/env bash
# Every example of a verb's page, each in a home of its own like the one they speak of.
# slow: some sixty homes
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../manual/lib.sh"
. "$(dirname "$0")/../manual/model.sh"
install_all
make_model 2>"$WORK/err" || fail "$(cat "$WORK/err")"
ORIGINAL=$HOOKBOX_HOME
mkdir "$WORK/hookbox-tools"
secret=$(hookbox secrets --format json | jq -r 'keys[0]')

# prepare EXAMPLE: what has to have happened before, with an agent or without.
prepare() {
    local unit
    export HOOKBOX_NO_AGENT=1
    case $1 in
    *wait-for* | *resolved* | *' run '* | *exec* | *attach-storage*) unset HOOKBOX_NO_AGENT ;;
    esac
    case $1 in
    *' deploy ./database' | *add-secret*) rm -r "$HOOKBOX_HOME" ;;
    *integrate*) hookbox remove-relation --force webapp database ;;
    *'resume mysql/0'*) hookbox pause mysql/0 ;;
    *resume-relation*) hookbox suspend-relation 4 ;;
    *resolved*) break_mysql ;;
    *unexpose*--endpoints*) hookbox expose webapp --endpoints website,db ;;
    *unexpose*) hookbox expose webapp ;;
    *--gone) hookbox remove-unit mysql/0 ;;
    *wait-for*) hookbox config mysql title=again ;;
    *attach-storage*) hookbox detach-storage data/0 && eventually detached ;;
    *remove-storage*--force) ;;
    *remove-storage*) hookbox remove-unit mysql/0 && finish_work ;;
    *juju-exec*)
        start_agent
        for unit in "$HOOKBOX_HOME"/agents/unit-*; do
            eventually test -S "$unit/run.socket"
        done
        ;;
    esac
}
detached() { hookbox storage | grep 'data/0.*detached'; }
# finish_work: what an agent has to do is done, and it ends.
finish_work() {
    start_agent
    eventually detached
    stop_agent
}

count=0
for page in "$MANUAL"/man1/{hookbox,juju}-*; do
    # Tools have a test of their own; pages that are written by hand show whole sessions.
    [[ $page != */juju-@(log|reboot).1 && ! -e $MANUAL_DATA/../../man/$(basename "$page") ]] || continue
    while IFS= read -r example; do
        export HOOKBOX_HOME=$WORK/home-$count
        cp -r "$ORIGINAL" "$HOOKBOX_HOME"
        prepare "$example" >"$WORK/err" 2>&1 || fail "before $example: $(cat "$WORK/err")"
        example=${example//9m4e2mr0ui3e8a215n4g/$secret}
        example=${example///usr\/local\/lib/$WORK}
        status=0
        timeout 60 bash -c "hookbox() { $HOOKBOX \"\$@\"; }
juju-exec() { hookbox juju-exec \"\$@\"; }
$example" >"$WORK/out" 2>"$WORK/err" || status=$?
        equal "$example: 0 " "$example: $status $(grep ERROR "$WORK/err")"
        stop_agent
        rm -r "$HOOKBOX_HOME"
        count=$((count + 1))
    done < <(examples "$page")
done
[ $count -gt 50 ] || fail "only $count examples"
