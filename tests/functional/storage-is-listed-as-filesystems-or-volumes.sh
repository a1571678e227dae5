#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'storage: {data: {type: filesystem}, disk: {type: block, minimum-size: 512M, multiple: {range: 1-}}}'
hookbox deploy "$WORK/app" -n 2
idle app/0 app/1
place=$HOOKBOX_HOME/storage/data
plain() { sed "s|$place|PLACE|" | tr -s ' '; }
equal "Machine Unit Storage ID ID Volume Provider ID Mountpoint Size State Message
0 app/0 data/0 0/0 0/0 PLACE/0 1.0 GiB attached 
0 app/1 data/1 0/1 0/1 PLACE/1 1.0 GiB attached " "$(hookbox storage --filesystem | plain)"
equal "Machine Unit Storage ID Volume ID Provider ID Device Size State Message
0 app/0 disk/0 0/0 volume-0-0 512 MiB attached 
0 app/1 disk/1 0/1 volume-0-1 512 MiB attached " "$(hookbox storage --volume 0 | plain)"
all=$(hookbox storage --format json)
equal "$(jq -c '{filesystems}' <<<"$all")" "$(hookbox storage --filesystem --format json)"
equal "$(jq -c '{volumes}' <<<"$all")" "$(hookbox storage --volume --format json)"
equal filesystems: "$(hookbox storage --filesystem --format yaml | grep '^[a-z]')"

equal 'No storage to display.' "$(hookbox storage --volume 7 2>&1)"
equal 'ERROR --filesystem and --volume can not be used together' \
    "$(hookbox storage --filesystem --volume 2>&1 || true)"
equal 'ERROR specifying IDs only supported with --filesystem and --volume options' \
    "$(hookbox storage 0 2>&1 || true)"
equal 'ERROR "data/0" is not a valid machine id' "$(hookbox storage --volume data/0 2>&1 || true)"

# What is attached to nothing has no mount point, but is still a volume.
hookbox add-storage app/0 disk=1
idle app/0
hookbox detach-storage disk/2
eventually bash -c "'$HOOKBOX' storage | grep 'disk/2.*detached'"
contains "$(hookbox storage --volume | plain)" $'\n disk/2 0/2 volume-0-2 '
