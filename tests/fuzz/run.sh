#!/usr/bin/env bash
# Fuzzes the parsers: run.sh [SECONDS [PARSER...]], each for SECONDS (600) on a processor of its own,
# all of them unless some are named. What breaks one is left in build-fuzz/findings; the status is
# 1 then.
# Inputs that reach new code are kept in build-fuzz/corpus and tried again the next time.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
seconds=${1-600}
shift
parsers=("$@")
if [ ${#parsers[@]} = 0 ]; then
    for source in tests/fuzz/*.cpp; do
        name=$(basename "$source" .cpp)
        [ "$name" = replay ] || parsers+=("$name")
    done
fi
[ -f build-fuzz/build.ninja ] ||
    CC=clang CXX=clang++ meson setup build-fuzz --unity=on -Dunity_size=16 -Dbuildtype=debug \
        -Ddebug=false -Doptimization=1 -Dstatic=false -Dfuzz=true -Dfaults=false \
        -Db_sanitize=address,undefined -Db_lundef=false >/dev/null || exit
ninja -C build-fuzz "${parsers[@]/#/tests/fuzz/fuzz-}" >/dev/null || exit
mkdir -p build-fuzz/findings

# The last line of output tells how many inputs were tried.
fuzz() {
    local name=$1 output
    mkdir -p "build-fuzz/corpus/$name"
    if output=$(build-fuzz/tests/fuzz/fuzz-"$name" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="build-fuzz/findings/$name-" \
        "build-fuzz/corpus/$name" "tests/fuzz/corpus/$name" 2>&1); then
        echo "ok $name: $(sed -n 's/^stat::number_of_executed_units: *//p' <<<"$output") inputs"
    else
        printf '%s\nFOUND something in %s\n' "$(tail -n 40 <<<"$output")" "$name"
        return 1
    fi
}
export -f fuzz
export seconds UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
# shellcheck disable=SC2016 # for the inner shell
printf '%s\0' "${parsers[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'fuzz "$1"' _ {} || exit 1
