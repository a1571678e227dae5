#!/usr/bin/env bash
# A hook about storage finds the one that the state names, in its variables and with storage-get.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >unit.yaml <<'STATE'
unit: web/0
hook: {storage: data/1}
storage:
  data/0: {kind: filesystem, location: /srv/0}
  data/1: {kind: block, location: /dev/vdb}
STATE
told() { # HOOK
    # shellcheck disable=SC2016 # for the inner shell
    hookbox simulate --state unit.yaml --hook "$1" -- sh -c \
        'echo "${JUJU_STORAGE_ID-} ${JUJU_STORAGE_LOCATION-} ${JUJU_STORAGE_KIND-} $(storage-get kind)"'
}
equal 'data/1 /dev/vdb block block' "$(told data-storage-attached)"
sed -i '/^hook/d' unit.yaml
equal '   ' "$(told start 2>/dev/null)"

# It need not be named where only one can be meant.
equal 'ERROR hook "data-storage-attached" may be about several, please name one in the state, as storage under hook (data/0, data/1)' \
    "$(told data-storage-attached 2>&1 || true)"
equal 'ERROR the state has no storage "disk"' "$(told disk-storage-detaching 2>&1 || true)"
sed -i '/data.0/d' unit.yaml
equal 'data/1 /dev/vdb block block' "$(told data-storage-detaching)"
sed '1a hook: {name: data-storage-detaching}' unit.yaml >named.yaml
equal /dev/vdb "$(hookbox simulate --state named.yaml -- storage-get location)"
sed -i 's/kind: block/kind: blok/' unit.yaml
equal 'ERROR unit.yaml:3:12: storage.data/1.kind: expected "filesystem", "block" or "unknown", got "blok"' \
    "$(told start 2>&1 || true)"
