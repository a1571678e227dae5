#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'storage: {data: {type: filesystem, read-only: true}, disk: {type: block, minimum-size: 512M}}'
hookbox deploy "$WORK/app" --storage data=2G
idle app/0
place=$HOOKBOX_HOME/storage/data/0
equal "Unit   Storage ID  Type        Pool    Size     Status    Message
app/0  data/0      filesystem  rootfs  2.0 GiB  attached  
app/0  disk/0      block       loop    512 MiB  attached  " "$(hookbox list-storage)"
equal "Storage Unit Storage ID Type Pool Mountpoint Size Status Message
app/0 data/0 filesystem rootfs $place 2.0 GiB attached 
app/0 disk/0 block loop 512 MiB attached " \
    "$(hookbox status --storage app | sed '1,/^Storage/{/^Storage/!d}' | tr -s ' ')"
case $(hookbox status) in *Storage*) fail "nobody asked for storage" ;; esac

plain() { sed -E 's/since: .*/since: T/'; }
equal "storage:
  data/0:
    kind: filesystem
    life: alive
    status:
      current: attached
      since: T
    persistent: false
    attachments:
      units:
        app/0:
          machine: \"0\"
          location: $place
          life: alive" "$(hookbox storage --format yaml | plain | sed '/disk/,$d')"
equal "filesystems:
  0/0:
    provider-id: 0/0
    storage: data/0
    attachments:
      machines:
        \"0\":
          mount-point: $place
          read-only: true
          life: alive
      units:
        app/0:
          machine: \"0\"
          location: $place
          life: alive
    pool: rootfs
    size: 2048
    life: alive" "$(hookbox storage --format yaml | sed -n '/^filesystems/,/^    life/p')"
json=$(hookbox storage --format json)
equal '["volume-0-0","loop",512,false]' \
    "$(jq -c '.volumes["0/0"] | [."provider-id", .pool, .size, .persistent]' <<<"$json")"
equal data/0 "$(jq -r '.filesystems["0/0"] | select(.Attachments.units["app/0"]) | .storage' <<<"$json")"
equal "$json" "$(hookbox status --format json | jq -c .storage)"
equal "$(jq -c '{"disk/0": .storage["disk/0"]}' <<<"$json")" "$(hookbox show-storage disk/0 --format json)"
equal 'ERROR invalid storage ID data' "$(hookbox show-storage data 2>&1 || true)"
equal 'ERROR storage instance "data/7" not found' "$(hookbox show-storage data/7 2>&1 || true)"
