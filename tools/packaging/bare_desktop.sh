#!/bin/sh
# Tries a packaged program where there is no Python: in debootstrap's minbase with the libraries below, which each desktop
# has, and nothing else. With Xvfb on this machine the window has a screen as well.
#
#   tools/packaging/bare_desktop.sh FOLDER FILE    the one file of `make package`, in a new folder
#
# For root on a Debian with debootstrap. The release is SUITE, by default bookworm; it has to be as new as the one that
# packaged. The folder stays, to look around in.
set -eu
suite=${SUITE:-bookworm}
libraries=libegl1,libgl1,libx11-6,libx11-xcb1,libdbus-1-3,libfontconfig1,libglib2.0-0,libwayland-client0,libwayland-cursor0,xkb-data,fonts-dejavu-core

stop() {
    echo "$1" >&2
    exit 1
}

[ $# -eq 2 ] || stop "Name a folder that is not there yet and a file: tools/packaging/bare_desktop.sh FOLDER FILE"
[ "$(id -u)" -eq 0 ] || stop "A bare root is made by root: run this with sudo."
if [ -z "${IN_BARE_ROOT:-}" ]; then
    [ ! -e "$1" ] || stop "$1 is there already: name a folder that is not."
    IN_BARE_ROOT=1 exec unshare --mount "$0" "$@" # what is mounted below is seen by nobody else
fi
mkdir -p "$1"
root=$(cd "$1" && pwd)
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | awk -v s="$suite" '$1 == s { print $2; exit }')
[ -n "$mirror" ] || stop "apt has no mirror of $suite here: name another release, as in SUITE=trixie."
debootstrap --variant=minbase "--include=$libraries" "$suite" "$root" "$mirror"
! chroot "$root" sh -c 'command -v python3' || stop "There is a Python in it."
for kind in proc sys dev; do
    mount --rbind "/$kind" "$root/$kind"
done
cp "$2" "$root/opt/scoutview"
cp "$(dirname "$0")/try.sh" "$root/opt/"

screen=
if command -v Xvfb >/dev/null 2>&1; then
    number=97
    while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
    display=$!
    trap 'kill "$display"' EXIT
    while [ ! -e "/tmp/.X11-unix/X$number" ]; do
        kill -0 "$display" 2>/dev/null || stop "Xvfb does not start."
        sleep 0.1
    done
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    screen="DISPLAY=:$number"
fi
# shellcheck disable=SC2086 # no word where there is no screen
chroot "$root" env -i LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin $screen /opt/try.sh /opt/scoutview /tmp/tried
