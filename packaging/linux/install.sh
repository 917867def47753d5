#!/bin/sh
# Put Ronpyo into the desktop's menu: menu entry, icon and description, under PREFIX (default: ~/.local).
#   packaging/linux/install.sh [PREFIX [COMMAND]]
# COMMAND is what the entry starts; by default the `ronpyo` of this checkout's environment, else the one on the PATH.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=${1:-$HOME/.local}
name=org.ronpyo.Ronpyo
command=${2:-ronpyo}
checkout=$(CDPATH='' cd -- "$here/../.." && pwd)
if [ $# -lt 2 ] && [ -x "$checkout/.venv/bin/ronpyo" ]; then
    command=$checkout/.venv/bin/ronpyo
fi

install -d "$prefix/share/applications" "$prefix/share/metainfo" "$prefix/share/icons/hicolor/scalable/apps"
# In the entry a path with spaces stands in quotes; & and \ would mean something to sed.
quoted=$(printf '%s' "\"$command\"" | sed 's/[\\&|]/\\&/g')
sed "s|^Exec=ronpyo|Exec=$quoted|" "$here/$name.desktop" >"$prefix/share/applications/$name.desktop"
install -m 644 "$here/$name.metainfo.xml" "$prefix/share/metainfo/$name.metainfo.xml"
install -m 644 "$checkout/resources/icons/ronpyo.svg" "$prefix/share/icons/hicolor/scalable/apps/$name.svg"
if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database -q "$prefix/share/applications" || true # only makes file associations known sooner
fi
