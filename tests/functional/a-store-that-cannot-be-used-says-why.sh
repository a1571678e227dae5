#!/usr/bin/env bash
# Newer, foreign, damaged and locked stores: a clear error, exit status 1, nothing changed.
. "$(dirname "$0")/lib.sh"

refused() { # PART-OF-TEXT
    local status=0
    hookbox status >"$WORK/out" 2>"$WORK/err" || status=$?
    equal 1 "$status"
    equal '' "$(cat "$WORK/out")"
    contains "$(cat "$WORK/err")" "ERROR cannot open store \"$HOOKBOX_HOME\": "
    contains "$(cat "$WORK/err")" "$1"
}
sql() { python3 -c 'import sqlite3, sys
store = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]: store.execute(statement)' "$HOOKBOX_HOME/store.db" "$@"; }

charm app
hookbox deploy --no-agent "$WORK/app"
version=$(python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("pragma user_version").fetchone()[0])' "$HOOKBOX_HOME/store.db")
sql "pragma user_version = $((version + 1))"
refused newer
sql "pragma user_version = $version"
known=$(hookbox status --format json | jq .applications)
contains "$known" '"app/0"'

# Who holds it lets go at the end of its standard input.
mkfifo "$WORK/hold"
python3 -c 'import sqlite3, sys
store = sqlite3.connect(sys.argv[1], isolation_level=None)
store.execute("pragma locking_mode = exclusive")
store.execute("begin exclusive")
open(sys.argv[2], "w").close()
sys.stdin.read()' "$HOOKBOX_HOME/store.db" "$WORK/locked" <"$WORK/hold" &
exec 3>"$WORK/hold"
eventually test -e "$WORK/locked"
refused "locked by another process"
exec 3>&-
wait $!
equal "$known" "$(hookbox status --format json | jq .applications)"

rm "$HOOKBOX_HOME"/store.db*
sql 'create table theirs (a)'
refused "belongs to another program"
rm "$HOOKBOX_HOME"/store.db*
echo 'this is no database, whatever its name says; it is just some text' >"$HOOKBOX_HOME/store.db"
chmod 0600 "$HOOKBOX_HOME/store.db"
refused database
equal 'this is no database, whatever its name says; it is just some text' "$(cat "$HOOKBOX_HOME/store.db")"
