#!/usr/bin/env bash
# Tools of a container whose agent runs elsewhere: TLS, the agent's name, the token, standard input.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

tls_site
export JUJU_AGENT_TOKEN=s3cret-token

serve_tcp -certificate "$WORK/pem/good.pem" -token s3cret-token
call tool echo one two
gives 0 $'one\ntwo'
call tool cat <<<'from standard input'
gives 0 'from standard input'
call tool fail 7 'as told'
gives 7 '' 'ERROR as told'
call tool large 3000000
equal 3000000 ${#OUT}
head -c 3000000 /dev/zero | tr '\0' y >"$WORK/large"
tool cat <"$WORK/large" >"$WORK/back"
cmp "$WORK/large" "$WORK/back"

# As a hook tool named by a word, by a name of the machine's, and among other certificates.
call hookbox config-get title
gives 0 'My Blog'
JUJU_AGENT_SOCKET_ADDRESS=${JUJU_AGENT_SOCKET_ADDRESS/127.0.0.1/localhost} call tool echo by name
gives 0 $'by\nname'
{
    echo 'whatever stands before'
    cat "$WORK/pem/other.pem" "$WORK/pem/authority.pem"
} >"$WORK/pem/several.pem"
JUJU_AGENT_CA_CERT=$WORK/pem/several.pem call tool echo several
gives 0 several
# The agent's own certificate, trusted as it is.
JUJU_AGENT_CA_CERT=$WORK/pem/good.pem call tool echo itself
gives 0 itself

# OpenSSL's own configuration, which could name modules to load, is not read.
OPENSSL_CONF=$WORK/openssl.cnf call strace -o "$WORK/strace" "$HOOKBOX" config-get title
gives 0 'My Blog'
contains "$(cat "$WORK/strace")" authority.pem
if grep openssl.cnf "$WORK/strace"; then fail 'openssl.cnf was looked at'; fi

JUJU_AGENT_TOKEN=guessed call tool echo one
gives 1 '' 'ERROR bad request: token does not match'
JUJU_AGENT_TOKEN='' call tool echo one
gives 1 '' 'ERROR bad request: token does not match'

serve_tcp -certificate "$WORK/pem/good.pem" -token s3cret-token -die
call tool echo one
gives 1 '' 'ERROR unexpected EOF'
