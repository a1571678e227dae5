#!/usr/bin/env bash
# Without running it again, and by running it again until it works.
. "$(dirname "$0")/lib.sh"

charm app
for name in install start; do
    hook app $name <<X
[ -e $WORK/good ] || exit 1
X
done
failed_again() { in_error app/0 && [ "$(trace app/0 | tr , '\n' | grep -cx "$1")" = "$2" ]; }
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
eventually failed_again install 1
hookbox resolved app/0
eventually failed_again install 2
hookbox resolved app/0 --no-retry
# It goes on as though install had worked, to the next that fails.
eventually failed_again start 1
equal 'hook failed: "start"' "$(message app/0)"
hookbox resolved app/0
eventually failed_again start 2
touch "$WORK/good"
hookbox resolved app/0
idle app/0
equal install,install,leader-elected,config-changed,start,start,start "$(trace app/0)"

rm "$WORK/good"
hookbox add-unit app
eventually in_error app/1
hookbox resolved app/1 --no-retry
started() { [ "$(message app/1)" = 'hook failed: "start"' ]; }
eventually started
hookbox resolved app/1 --no-retry
idle app/1
equal 1 "$(trace app/1 | tr , '\n' | grep -cx start)"
