"""Which Debian packages bring the libraries of the system that Qt loads. Standard library only: it runs before set-up.

tools/libraries.py missing PURPOSE   prints the packages to install, of the libraries known to be needed
tools/libraries.py loads PURPOSE     in .venv: loads what really is loaded; else one sentence on stderr, and status 1

A purpose is "tests" or "window".
"""

import ctypes
import importlib
import importlib.util
import re
import sys
from pathlib import Path

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")
WINDOW_PLUGIN = ("Qt", "plugins", "platforms", "libqxcb.so")
_LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\d.]*): cannot open shared object file")


def missing_packages(purpose: str) -> list[str]:
    """Those of the libraries that the loader does not find, and a font where there is none at all."""
    needed = DRAWING | (WINDOW if purpose == "window" else {})
    packages = dict.fromkeys(package for library, package in needed.items() if _is_missing(library))
    has_font = any(True for folder in FONT_FOLDERS for kind in ("ttf", "otf") for _ in folder.rglob(f"*.{kind}"))
    return [*packages, *([] if has_font else ["fonts-dejavu-core"])]


def _is_missing(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def load(purpose: str) -> None:
    """What a window of this purpose loads of Qt.

    Raises:
        ImportError, OSError: a library of the system is missing.
    """
    for module in MODULES:
        importlib.import_module(f"PySide6.{module}")
    if purpose == "window":
        found = importlib.util.find_spec("PySide6")
        folder = Path(found.origin).parent if found and found.origin else Path()
        if (plugin := folder.joinpath(*WINDOW_PLUGIN)).exists():
            ctypes.CDLL(str(plugin))


def told(error: Exception) -> str:
    """Which library is missing, and the one line that brings it or finds it."""
    found = _LIBRARY.search(str(error))
    if found is None:
        return f"Qt cannot be loaded here: {error}"
    library = found[1]
    package = (DRAWING | WINDOW).get(library)
    line = (
        f"apt-get install -y {package}"
        if package
        else f"sh -c 'apt-get install -y apt-file && apt-file update && apt-file search /{library}'"
    )
    brings = "run this line" if package else "this line says which package brings it"
    return f"The library {library} is missing, which Qt needs; {brings}, then make again: sudo {line}"


def main(task: str, purpose: str) -> int:
    if task == "missing":
        sys.stdout.write(" ".join(missing_packages(purpose)) + "\n")
        return 0
    try:
        load(purpose)
    except (ImportError, OSError) as error:
        sys.stderr.write(told(error) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
