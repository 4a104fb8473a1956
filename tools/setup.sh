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
loaded=.venv/.loaded-$purpose

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
    packages=$("$python" tools/libraries.py missing "$purpose")
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # one word per package is meant
        install_packages $packages
    fi
fi

if [ ! -e "$stamp" ] || [ -n "$(find pyproject.toml constraints.txt -newer "$stamp")" ]; then
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --clear .venv
    fi
    echo "Installing ScoutView and what it needs into .venv (a few minutes, once)"
    # shellcheck disable=SC2086 # several options are meant
    .venv/bin/python -m pip install --disable-pip-version-check --quiet ${PIP_OPTIONS:-} -c constraints.txt -e '.[dev]'
    touch "$stamp"
fi

# A library that no list names is told here, in a sentence, and not by whatever would have loaded it first.
if [ ! -e "$loaded" ] || [ "$stamp" -nt "$loaded" ]; then
    .venv/bin/python tools/libraries.py loads "$purpose"
    touch "$loaded"
fi
