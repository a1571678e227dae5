#!/usr/bin/env bash
# By a link of that name, as charm-helpers calls it, and as a verb.
. "$(dirname "$0")/lib.sh"

ln -s "$HOOKBOX" "$WORK/jujud"
version=$("$WORK/jujud" version)
[[ $version =~ ^3\.6\.0-[a-z]+-[a-z0-9_]+$ ]] || fail "version: $version"
equal "$version" "$(hookbox jujud version)"
status=0
errors=$("$WORK/jujud" machine 2>&1) || status=$?
equal '2 ERROR the only thing to ask for is version' "$status $errors"
