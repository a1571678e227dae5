#!/usr/bin/env bash
# The first exception of a process must not cost it the sorting of all its frames.
. "$(dirname "$0")/lib.sh"
measured || exit 0

# milliseconds COMMAND...: of fifty runs.
milliseconds() {
    local begin
    begin=$(date +%s%N)
    for _ in {1..50}; do "$@" >/dev/null 2>&1 || true; done
    echo $((($(date +%s%N) - begin) / 1000000))
}
# A busy machine may slow one of them down; not each time.
as_soon() { [ "$(milliseconds hookbox unknown-verb)" -lt $((2 * $(milliseconds hookbox --help) + 20)) ]; }
as_soon || as_soon || as_soon || fail "an error takes $(milliseconds hookbox unknown-verb) ms, help $(milliseconds hookbox --help) ms"
