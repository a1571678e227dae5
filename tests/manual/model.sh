# shellcheck shell=bash
# The model that the examples of verbs speak of: applications, relations, a secret, storage,
# resources, and hooks and actions that have run. Source it after lib.sh; the charms are in $WORK/caller, where the examples run.

# example_charm NAME [METADATA]: active, and with the options title and workers.
example_charm() {
    charm "$1" "${2-}"
    printf 'options:\n  title: {type: string}\n  workers: {type: int, default: 1}\n' >"$WORK/$1/config.yaml"
    hook "$1" start <<<'status-set active'
    # shellcheck disable=SC2016 # for the hook
    hook "$1" config-changed <<<'[ ! -e "$(dirname "$JUJU_CHARM_DIR")/../../broken" ]'
    mv "$WORK/$1" "$WORK/caller"
}

make_model() {
    mkdir "$WORK/caller"
    cd "$WORK/caller" || return
    action mysql backup '{params: {target: {type: object}, level: {type: integer}}}' <<<'action-set done=true'
    example_charm mysql 'storage:
  data: {type: filesystem, multiple: {range: 0-}}
  cache: {type: filesystem, multiple: {range: 0-}}
  disks: {type: block, multiple: {range: 0-}}'
    echo 'level: 3' >backup.yaml
    example_charm database 'provides: {server: {interface: sql}, other: {interface: http}}'
    example_charm webapp 'provides: {website: {interface: http}}
requires: {db: {interface: sql}}
resources: {software: {filename: software.tgz}, image: {type: oci-image}}'
    echo new >software.tgz
    example_charm web 'requires: {in: {interface: http}}'
    example_charm worker 'requires: {in: {interface: http}, more: {interface: http}}'
    mkdir hooks
    printf '#!/bin/sh\nrelation-get - mysql/0\n' | tee hooks/config-changed >hooks/db-relation-changed
    chmod +x hooks/*
    sed 's/SOFTWARE//' "$MANUAL_DATA/unit.json" >unit.json
    echo key >server.key

    local application
    for application in database webapp web worker; do
        hookbox deploy "./$application"
    done
    hookbox deploy ./mysql -n 2 --storage data=1 --storage cache=1
    hookbox integrate webapp:db database:server
    hookbox integrate webapp:website web
    hookbox integrate webapp:website worker:in
    hookbox integrate database:other worker:more
    hookbox integrate database:other web:in
    hookbox add-secret db-password password=s3cret
    hookbox update-secret db-password password=n3w
    idle mysql/0 mysql/1 webapp/0 web/0 worker/0 database/0
    hookbox run mysql/0 backup
    hookbox run mysql/0 mysql/1 backup
    stop_agent
}

# break_mysql: both its units fail from then on.
break_mysql() {
    touch "$HOOKBOX_HOME/broken"
    hookbox config mysql title=other
    eventually in_error mysql/0
    eventually in_error mysql/1
}
