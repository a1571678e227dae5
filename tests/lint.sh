#!/usr/bin/env bash
# Formatting, layering, file lengths, shellcheck and clang-tidy; `./dev lint [quick]` calls it. "quick"
# leaves out clang-tidy, which takes as long as all tests together.
# Closes with the number of checks that failed; prints no test counts, since these are none.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

passed=0 failed=0
check() { # NAME COMMAND...
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        passed=$((passed + 1))
        echo "ok: $name"
    else
        failed=$((failed + 1))
        echo "$output" | tail -n 60
        echo "FAILED: $name"
    fi
}
sources() { git ls-files -co --exclude-standard -- "$@"; }
format() { sources '*.cpp' '*.hpp' '*.c' | xargs clang-format --dry-run -Werror; }
tidy() {
    sources 'src/*.cpp' 'tests/support/*.cpp' |
        xargs -P "$(nproc)" -n 4 clang-tidy -p build-lint --quiet --warnings-as-errors='*' 2>/dev/null
}
shells() {
    { sources '*.sh' dev .ci/run 'tests/functional/*'; grep -rlE '^#! ?/(usr/)?bin/(env )?(ba)?sh' tests/charms; } |
        sort -u | grep -vE '\.(md|go|build)$' | xargs shellcheck -x -P tests/functional
}
lengths() {
    sources 'src/*.cpp' 'src/*.hpp' 'include/*.hpp' 'tests/*.sh' |
        xargs wc -l | awk '$2 != "total" && $1 > 400 { print $2 ": " $1 " lines"; bad = 1 } END { exit bad }'
}
check formatting format
check layering tests/layers.sh
check 'file lengths' lengths
check shellcheck shells
[ "${1-}" = quick ] || check clang-tidy tidy
echo "lint: $passed checks in order, $failed not"
[ "$failed" = 0 ]
