#!/usr/bin/env bash
# Revisions count the different contents of a charm, whatever applications are made of it.
. "$(dirname "$0")/lib.sh"
export HOOKBOX_NO_AGENT=1

located() { hookbox deploy "$@" 2>&1 | head -n 1; }

charm app
equal 'Located local charm "app", revision 0' "$(located "$WORK/app")"
touch "$WORK/app/hooks/install"
equal 'Located local charm "app", revision 0' "$(located "$WORK/app" again)"
echo "# changed" >>"$WORK/app/hooks/install"
equal 'Located local charm "app", revision 1' "$(located "$WORK/app" third)"
equal 2 "$(find "$HOOKBOX_HOME/charms" -mindepth 1 -maxdepth 1 | wc -l)"
