#!/bin/sh
# Runs both of the README's commands in a bare Debian: debootstrap's minbase with make, python3, python3-venv and
# ca-certificates, and nothing else. So it finds what set-up forgets, which a machine that has been worked on hides.
#
#   tools/bare_root.sh FOLDER               all of it, in a new folder; about as long as `make test`, and 3 GB
#   tools/bare_root.sh FOLDER TESTS...      `make test` with these arguments of pytest, for a trial
#
# For root on a Debian with debootstrap. The release is SUITE, by default bookworm. The mirror is the one of the machine's
# own apt; apt and pip are set up as the machine's are, and folders that pip finds packages in are lent. With Xvfb the
# window has a screen. What is mounted goes when the script ends; the folder stays, to look around in.
set -eu
suite=${SUITE:-bookworm}

stop() {
    echo "$1" >&2
    exit 1
}

[ $# -ge 1 ] || stop "Name a folder that is not there yet: tools/bare_root.sh FOLDER [TESTS...]"
[ "$(id -u)" -eq 0 ] || stop "A bare root is made by root: run this with sudo."
for program in debootstrap chroot unshare; do
    command -v "$program" >/dev/null 2>&1 || stop "$program is missing: apt-get install debootstrap util-linux"
done
if [ -z "${IN_BARE_ROOT:-}" ]; then
    [ ! -e "$1" ] || stop "$1 is there already: name a folder that is not."
    IN_BARE_ROOT=1 exec unshare --mount "$0" "$@" # what is mounted below is seen by nobody else
fi
checkout=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
root=$(cd "$1" && pwd)
shift
there=$root/root/scoutview # below /root, which others than root may not enter

# The system, and how the machine reaches packages.
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | awk -v s="$suite" '$1 == s { print $2; exit }')
[ -n "$mirror" ] || stop "apt has no mirror of $suite here: name another release, as in SUITE=trixie."
debootstrap --variant=minbase --include=make,python3,python3-venv,ca-certificates "$suite" "$root" "$mirror"
apt-config dump Acquire >"$root/etc/apt/apt.conf.d/00machine"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
for config in /etc/pip.conf /etc/xdg/pip "$HOME/.config/pip" "$HOME/.pip"; do
    if [ -e "$config" ]; then
        mkdir -p "$root$(dirname "$config")"
        cp -rL "$config" "$root$config"
    fi
done
for kind in proc sys dev; do
    mount --rbind "/$kind" "$root/$kind"
done
lend() {
    if [ -d "$1" ]; then
        mkdir -p "$root$1"
        mount --bind "$1" "$root$1"
    fi
}
told=$(env | grep '^PIP_' || true; python3 -m pip config list 2>/dev/null || true)
for folder in $(echo "$told" | grep -oE '(/[A-Za-z0-9._-]+)+' | sed 's|/simple$||' | sort -u); do
    case $folder in /etc/*) ;; *) lend "$folder" ;; esac
done

# The checkout as it is, what git leaves out left out.
mkdir -p "$there"
git -C "$checkout" ls-files -z --cached --others --exclude-standard |
    tar -C "$checkout" --null --ignore-failed-read -T - -cf - | tar -C "$there" -xf -

run() {
    echo "== $*"
    # shellcheck disable=SC2046 # one word per variable is meant
    chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        $(env | grep -E '^(PIP_[A-Z_]*|[A-Za-z]+_proxy|[A-Z]+_PROXY)=[^ ]*$' || true) ${screen:-} "$@"
}

# What the window does without a hand: `--smoke` shows every lab and panel once, and ends.
screen="QT_QPA_PLATFORM=offscreen"
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
    lend /tmp/.X11-unix
    screen="DISPLAY=:$number"
fi
run make -C /root/scoutview run FILE=--smoke
screen=
if [ $# -eq 0 ]; then
    run make -C /root/scoutview test
else
    run make -C /root/scoutview style
    run sh -c "cd /root/scoutview && QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest $*"
fi
echo "Both commands run in a bare $suite."
