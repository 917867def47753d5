#!/bin/sh
# Put this checkout's Ronpyo into the desktop's menu, for one person, under PREFIX (default: ~/.local).
#   packaging/linux/install.sh [PREFIX]
# For a Ronpyo that is installed: `ronpyo install-desktop`, which this calls.
set -eu
checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
[ -x "$checkout/.venv/bin/ronpyo" ] || "$checkout/dev" setup
if [ $# -gt 0 ]; then
    export XDG_DATA_HOME="$1/share"
fi
exec "$checkout/.venv/bin/ronpyo" install-desktop
