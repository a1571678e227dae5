#!/usr/bin/env bash
# Checks that each layer includes only what stands before it, and foreign headers only where they
# belong. Prints each offence; exit status 1 when there is one.
set -euo pipefail
cd "$(dirname "$0")/../src"

declare -A allowed=(
    [base]='base'
    [gob]='base gob'
    [rpc]='base gob rpc'
    [value]='base value'
    [cli]='base value cli'
    [store]='base value store'
    [charm]='base value charm'
    [model]='base value store charm model'
    [hook]='base value store charm model hook'
    [tools]='base value store charm model hook cli tools'
    [service]='base gob rpc value store charm model hook cli tools service'
    [agent]='base gob rpc value store charm model hook cli tools service agent'
    [commands]='base gob rpc value store charm model hook cli tools service agent commands'
    [pages]='base gob rpc value store charm model hook cli tools service agent commands pages'
)
# header pattern → the only files that may include it
declare -A foreign=(
    ['event2/']='^base/loop\.cpp$'
    ['sqlite3\.h']='^store/[a-z-]*\.(cpp|hpp)$'
    ['yaml\.h']='^value/yaml-(load|habits)\.[a-z]*$'
    ['nlohmann/']='^value/'
    ['minizip/']='^charm/archive\.cpp$'
    ['openssl/']='^(base/(digest|sealing)|rpc/tls-stream)\.cpp$'
)
bad=0
for layer in "${!allowed[@]}"; do
    pattern=$(tr ' ' '|' <<<"${allowed[$layer]}")
    if grep -rnE '^#include "' "$layer" --include='*.[ch]pp' |
        grep -vE "#include \"($pattern)/"; then
        echo "layering: $layer may include only: ${allowed[$layer]}"
        bad=1
    fi
done
for header in "${!foreign[@]}"; do
    while IFS=: read -r file _; do
        [[ $file =~ ${foreign[$header]} ]] && continue
        echo "layering: $file includes $header"
        bad=1
    done < <(grep -rnE "^#include [<\"]$header" . --include='*.[ch]pp' | sed 's|^\./||')
done
[ "$(grep -rlE '^#include <sqlite3\.h>' store | wc -l)" -le 1 ] || {
    echo "layering: sqlite3.h is included by more than one file"
    bad=1
}
exit $bad
