#!/bin/sh
# Makes of the wheel in dist/ what starts without Python: a folder, dist/ScoutView, and on Linux one file as well. By
# PyInstaller, in an environment of its own, so that nothing comes along that only the tests need.
#
# PIP_OPTIONS is handed to pip. A torch that is in build/package/venv already is kept.
set -eu
cd "$(dirname "$0")/../.."
version=$(.venv/bin/python -c 'import scoutview; print(scoutview.__version__)')
wheel=dist/scoutview-$version-py3-none-any.whl
work=build/package
python=$work/venv/bin/python

[ -e "$python" ] || .venv/bin/python -m venv "$work/venv"
install() {
    # shellcheck disable=SC2086 # several options are meant
    "$python" -m pip install --disable-pip-version-check --quiet ${PIP_OPTIONS:-} "$@"
}
install -c constraints.txt "$wheel[package]"
install --no-deps --force-reinstall "$wheel" # one of this version may be there that has become another
"$python" -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath "$work" tools/packaging/scoutview.spec
[ "$(uname -s)" = Linux ] || exit 0

strip --strip-all dist/ScoutView/_internal/torch/lib/libtorch_*.so
file=dist/ScoutView-$version-linux-$(uname -m)
tools/packaging/one_file.sh dist/ScoutView "$version" "$file"
du -sm dist/ScoutView "$file"
