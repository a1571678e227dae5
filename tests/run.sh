#!/usr/bin/env bash
# Every test: doctest cases, kept fuzz inputs, functional scripts, recorded vectors. `./dev test
# [quick]` calls it. "quick" leaves out the scripts marked `# slow`. BUILD names another build than
# `build`; SANITIZED says that it is one with sanitizers, slow to start and large: globals are watched
# in all but the scripts, where it would take most processes half as long again.
# Closes with one line of counts over all suites.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
mode=${1-all}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build=${BUILD-build}
export HOOKBOX=$PWD/$build/hookbox ASAN_OPTIONS=${ASAN_OPTIONS-}

passed=0 failed=0 skipped=0
count() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }

# One suite's cases: its closing line, after all it said if one failed.
run_cases() {
    local output status p f s
    output=$(ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=1 "$1" --no-colors 2>&1)
    status=$?
    read -r p f s < <(sed -nE 's/.*test cases: *[0-9]+ *\| *([0-9]+) passed *\| *([0-9]+) failed *\| *([0-9]+) skipped.*/\1 \2 \3/p' <<<"$output")
    if [ -z "${p-}" ] || { [ $status != 0 ] && [ "$f" = 0 ]; }; then
        p=${p:-0} f=1 s=${s:-0}
    fi
    [ "$f" = 0 ] || echo "$output"
    echo "$(basename "$1"): $p passed, $f failed, $s skipped"
}
export -f run_cases
# shellcheck disable=SC2016 # for the inner shell
printf '%s\0' "$build"/tests/unit/*/*-tests |
    xargs -0 -P "$(nproc)" -I{} bash -c 'run_cases "$1"' _ {} >"$work/cases"
cat "$work/cases"
while read -r p f s; do
    count "$p" "$f" "$s"
done < <(sed -nE 's/^[^ ]+-tests: ([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$work/cases")

for program in "$build"/tests/fuzz/replay-*; do
    [ -f "$program" ] || continue
    name=$(basename "$program")
    if output=$("$program" "tests/fuzz/corpus/${name#replay-}" 2>&1); then
        echo "$name: $output"
        count "${output%% *}" 0 0
    else
        printf '%s\nFAILED %s\n' "$output" "$name"
        count 0 1 0
    fi
done

# One script: its name on success, its whole output on failure. Exit status 77 means skipped.
run_script() {
    local name output status
    name=$(basename "$1" .sh)
    output=$(timeout 300 bash "$1" </dev/null 2>&1)
    status=$?
    case $status in
    0) echo "ok $name" ;;
    77) printf 'SKIPPED %s: %s\n' "$name" "$output" ;;
    *) printf '%s\nFAILED %s (status %d)\n' "$output" "$name" "$status" ;;
    esac
}
export -f run_script
# The slow ones first: none of them is to run last and alone.
mapfile -t slow < <(grep -l '^# slow' tests/functional/*.sh)
mapfile -t quick < <(grep -L '^# slow' tests/functional/*.sh | grep -v /lib.sh)
[ "$mode" = quick ] && slow=()
scripts=("${slow[@]}" "${quick[@]}")
# shellcheck disable=SC2016 # for the inner shell
printf '%s\0' "${scripts[@]}" |
    ASAN_OPTIONS=$ASAN_OPTIONS:report_globals=0 xargs -0 -P "$(($(nproc) * 4))" -I{} \
        bash -c 'run_script "$1"' _ {} >"$work/scripts"
grep -v '^ok ' "$work/scripts"
p=$(grep -c '^ok ' "$work/scripts")
f=$(grep -c '^FAILED ' "$work/scripts")
s=$(grep -c '^SKIPPED ' "$work/scripts")
echo "functional scripts: $p passed, $f failed, $s skipped"
count "$p" "$f" "$s"
[ $((p + f + s)) = ${#scripts[@]} ] || count 0 1 0

tests/conformance/run ${SANITIZED:+--batch} >"$work/vectors" 2>&1
grep -v '^[0-9]* passed' "$work/vectors"
read -r p f s < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$work/vectors")
echo "recorded vectors: ${p:-0} passed, ${f:-1} failed, ${s:-0} skipped"
count "${p:-0}" "${f:-1}" "${s:-0}"

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
