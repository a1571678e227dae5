#!/usr/bin/env bash
# As Debian's packages are: a build without these would pass every other test.
. "$(dirname "$0")/lib.sh"
measured || exit 0

headers=$(readelf -lW "$HOOKBOX")
contains "$headers" GNU_RELRO
[[ $headers =~ GNU_STACK[^$'\n']*' RW ' ]] || fail "the stack can be executed"
[[ ! $headers =~ LOAD[^$'\n']*' RWE ' ]] || fail "something can be written and executed"
wanted=$(nm "$(dirname "$HOOKBOX")"/src/*/*.a | sed -n 's/^ *U \(__[a-z_]*chk[a-z_]*\)$/\1/p' | sort -u)
contains "$wanted" __stack_chk_fail
contains "$wanted" __snprintf_chk
