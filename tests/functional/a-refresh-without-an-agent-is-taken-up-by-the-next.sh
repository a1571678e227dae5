#!/usr/bin/env bash
# Once, and by the agent after that not again.
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm <<<'[ -e added ]'
hookbox deploy "$WORK/app"
idle app/0
stop_agent
: >"$TRACE"
touch "$WORK/app/added"
hookbox refresh app --path "$WORK/app" --no-agent
equal '' "$(trace)"
for _ in 1 2; do
    start_agent
    idle app/0
    stop_agent
done
equal upgrade-charm,config-changed "$(trace app/0)"
