#!/bin/sh
# Sets up everything that ScoutView needs, in .venv beside the source. Quick where there is nothing left to do.
#
#   tools/setup.sh           what the tests and the command line need
#   tools/setup.sh window    and what a window needs
#
# PYTHON names another interpreter than python3; PIP_OPTIONS is handed to pip.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-tests}
stamp=.venv/.set-up

stop() {
    echo "$1" >&2
    exit 1
}

is_debian() {
    command -v apt-get >/dev/null 2>&1
}

# Installs Debian packages as root; otherwise says the one line to run, and stops.
install_packages() {
    if ! is_debian; then
        stop "Missing: $*. Install what your system calls these Debian packages, then run make again."
    fi
    if [ "$(id -u)" -ne 0 ]; then
        stop "Packages are missing; run this line, then make again: sudo apt-get install -y $*"
    fi
    echo "Installing $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# Prints the Debian packages whose library the loader does not find, and fonts where there is no font at all.
missing_packages() {
    "$python" - "$purpose" <<'END'
import ctypes
import sys
from pathlib import Path

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def is_missing(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


needed = DRAWING | (WINDOW if sys.argv[1] == "window" else {})
packages = [package for library, package in needed.items() if is_missing(library)]
folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
if not any(True for folder in folders for kind in ("ttf", "otf") for _ in folder.rglob(f"*.{kind}")):
    packages.append("fonts-dejavu-core")
print(*packages)
END
}

python=${PYTHON:-python3}
if ! command -v "$python" >/dev/null 2>&1; then
    install_packages python3 python3-venv
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    stop "ScoutView needs Python 3.11 or newer, and $python is $("$python" -V 2>&1): name a newer one, as in make test PYTHON=python3.12"
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    install_packages python3-venv
fi

if [ "$(uname -s)" = Linux ]; then
    packages=$(missing_packages)
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # one word per package is meant
        install_packages $packages
    fi
fi

if [ -e "$stamp" ] && [ -z "$(find pyproject.toml constraints.txt -newer "$stamp")" ]; then
    exit 0
fi
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear .venv
fi
echo "Installing ScoutView and what it needs into .venv (a few minutes, once)"
# shellcheck disable=SC2086 # several options are meant
.venv/bin/python -m pip install --disable-pip-version-check --quiet ${PIP_OPTIONS:-} -c constraints.txt -e '.[dev]'
touch "$stamp"
