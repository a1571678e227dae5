#!/usr/bin/env bash
# Measures hookbox, prints a table and writes build/bench.json: run.sh [PART...], the parts being
# those of bench.py. With all of them the agent is killed a thousand times at the end (KILLS=n for
# another number). ROUNDS=n sets how many tool calls each client makes.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build
# Figures of an unoptimized build would mislead.
if ! meson introspect build --buildoptions | jq -e \
    'any(.[]; .name == "buildtype" and .value == "release")' >/dev/null; then
    build=build/release
    [ -f $build/build.ninja ] || meson setup $build -Dbuildtype=release >/dev/null
    # shellcheck disable=SC2046 # none, when there is no yaml-cpp
    ninja -C $build $(ninja -C $build -t targets all | grep -o '^tests/bench/bench-emitters\b') \
        hookbox tests/peer/echo-server tests/support/store-tool \
        tests/bench/bench-{client,calls,load,server,bell} >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for peer in client server; do
    GO111MODULE=off CGO_ENABLED=0 go build -ldflags '-s -w' -o "$work/go-$peer" \
        "tests/peer/$peer.go"
done
python3 tests/bench/bench.py $build "$work" build/bench.json "$@"
[ $# -gt 0 ] || tests/crash/crash "$build/hookbox" "${KILLS:-1000}"
