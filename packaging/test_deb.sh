#!/bin/bash
# Install the Debian package into a bare Debian, use it there as an ordinary person, purge it, and see that nothing of it
# is left. Needs root, debootstrap, Xvfb, xdotool and a network (or a mirror: MIRROR=URL); some minutes.
#   packaging/test_deb.sh FOLDER    the folder in which deb.py has made the package; the pictures are put there, too
set -euo pipefail
folder=$(realpath "$1")
package=$(ls "$folder"/ronpyo_*.deb)
# The release that the package was built on, from where this system takes its own.
. /etc/os-release
suite=${SUITE:-$VERSION_CODENAME}
components=main
[ "$ID" != ubuntu ] || components=main,universe
mirror=${MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)}
case $mirror in
    mirror+file:*) mirror=$(grep -o -m 1 '^[^[:space:]#]*' "${mirror#mirror+file:}") ;; # a list of mirrors
esac
[ -n "$mirror" ] || { echo "Name a mirror: MIRROR=URL" >&2 && exit 1; }
python=${PYTHON:-$folder/environment/bin/python} # that of freeze.py, which has Qt
root=$folder/bare
display=

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

end() {
    [ -z "${window:-}" ] || kill -9 "$window" 2>/dev/null || true
    [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
    for mount in tmp/.X11-unix proc dev/shm dev; do
        mountpoint -q "$root/$mount" && umount -l "$root/$mount"
    done
    return 0
}
trap end EXIT

inside() { # as root
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"
}

# As an ordinary person with a display and a runtime folder of their own. Not by chroot, in which the kernel makes no user
# namespaces, of which the web engine's sandbox is built: the bare Debian is the root of a mount namespace.
person() {
    env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 RONPYO_LANG=ja HOME=/srv/writer DISPLAY="$display" \
        XDG_RUNTIME_DIR=/run/user/1000 unshare --mount sh -c '
            mount --make-rprivate / && mount --rbind "$0" "$0" && cd "$0" && pivot_root . run/before && cd / &&
            umount -l /run/before && exec setpriv --reuid=1000 --regid=1000 --clear-groups "$@"' "$root" "$@"
}

wait_for() { # SECONDS WHAT COMMAND...
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || fail "$what did not happen"
        sleep 0.3
    done
}

# --- A bare Debian, kept beside the package for the next time ---------------------------------------------------------
if [ ! -e "$folder/bare-$suite.tar" ]; then
    rm -rf "$root"
    debootstrap --variant=minbase --components="$components" "$suite" "$root" "$mirror"
    tar -C "$root" -cf "$folder/bare-$suite.tar" .
fi
rm -rf --one-file-system "$root"
mkdir "$root"
tar -C "$root" -xf "$folder/bare-$suite.tar"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount --bind /dev "$root/dev"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t proc proc "$root/proc"
inside apt-get update -q
inside useradd --create-home --home-dir /srv/writer --uid 1000 writer
install -d -o 1000 -g 1000 -m 700 "$root/run/user/1000"
mkdir "$root/run/before"

# --- Installed -----------------------------------------------------------------------------------------------------
cp "$package" "$root/ronpyo.deb"
inside apt-get install -y -q --no-install-recommends /ronpyo.deb
rm "$root/ronpyo.deb"
inside dpkg --verify ronpyo
echo "installed: $(du -sm "$root/opt/ronpyo" | cut -f1) MB in /opt/ronpyo"
[ "$(person ronpyo --version)" = "ronpyo $(dpkg-deb -f "$package" Version)" ] || fail "the version"

# --- Used: a post made, changed and exported, a page rendered in a process of its own --------------------------------
post=/srv/writer/post.md
person ronpyo new -o "$post" >/dev/null
person ronpyo set "$post" news.headline="港の倉庫が書斎に" commentary.headline="机が四十" >/dev/null
person ronpyo export "$post" --to page -o /srv/writer/page.html
grep -q "港の倉庫が書斎に" "$root/srv/writer/page.html" || fail "the export"

# --- The window, with the web engine in its sandbox ------------------------------------------------------------------
rm -f "$folder/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$folder/display" >/dev/null 2>&1 & # a free number
screen=$!
wait_for 20 "the screen" test -s "$folder/display"
display=:$(cat "$folder/display")
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
person ronpyo "$post" >"$folder/window.log" 2>&1 &
window=$!
export DISPLAY=$display
wait_for 90 "the window" xdotool search --onlyvisible --class ronpyo
in_a_sandbox() { # a process of the web engine that has user and network namespaces of its own
    local one ours
    ours=$(readlink /proc/"$(pgrep -u 1000 -o -x ronpyo)"/ns/user)
    for one in $(pgrep -u 1000 -f QtWebEngineProcess); do
        [ "$(readlink /proc/"$one"/ns/user)" = "$ours" ] || return 0
    done
    return 1
}
wait_for 90 "the web engine in its sandbox" in_a_sandbox
xdotool search --onlyvisible --class ronpyo windowfocus --sync 2>/dev/null || true
sleep 3 # for the picture alone: the caret stands in the text by then
xdotool key ctrl+End
xdotool type --delay 60 "typed in the window"
wait_for 60 "the save" grep -q "typed in the window" "$root$post"
"$python" "$(dirname "$0")/screenshot.py" "$folder/deb-window.png"

# --- Purged under the open window: the text is saved all the same, and nothing is left but what is the person's --------
inside dpkg -L ronpyo | sort >"$folder/files.txt"
inside apt-get purge -y -q ronpyo
xdotool type --delay 60 " and after the purge"
wait_for 60 "the save without a program" grep -q "typed in the window and after the purge" "$root$post"
kill -TERM "$(pgrep -u 1000 -o -x ronpyo)"
wait_for 30 "the end" bash -c "! pgrep -u 1000 -x ronpyo"
window=
[ ! -e "$root/opt/ronpyo" ] || fail "/opt/ronpyo is still there"
left=$(find "$root" -xdev -path "$root/srv" -prune -o -path "$root/var/cache" -prune -o \( -iname '*ronpyo*' -print \))
[ -z "$left" ] || fail "left behind: $left"
grep -q "typed in the window and after the purge" "$root$post" || fail "the person's post"
echo "PASSED: installed, used, purged; the window: $folder/deb-window.png"
