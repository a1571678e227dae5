# shellcheck shell=bash
# For scripts that read the installed pages; source it after functional/lib.sh.
INSTALLED=$WORK/installed
# shellcheck disable=SC2034 # for the scripts
MANUAL_DATA=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# install_all: everything, as packages get it; MANUAL is where its pages are then.
install_all() {
    DESTDIR=$INSTALLED meson install -C "$(dirname "$HOOKBOX")" --no-rebuild --quiet >"$WORK/install.log" 2>&1 ||
        fail "$(cat "$WORK/install.log")"
    MANUAL=$(dirname "$(find "$INSTALLED" -name man1)")
    export MANPATH=$MANUAL
}

# examples PAGE: what its section of that name shows, as one would type it.
examples() {
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/p' "$1" |
        sed -n '/^\.Bd/,/^\.Ed/{/^\.[BE]d/d; s/\\-/-/g; s/^\\&//; s/\\e/\\/g; p}'
}
