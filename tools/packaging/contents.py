"""What the packaged program leaves out of what PyInstaller finds. Standard library only: scoutview.spec imports it."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import PurePath

# Where it goes in the folder, where it is from (of a link what it leads to), its kind: as PyInstaller has them.
Entry = tuple[str, str, str]

# Imported by libraries where somebody has them, or for what ScoutView never does.
MODULES_LEFT_OUT = (
    "IPython",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtTest",
    "curses",
    "matplotlib",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "readline",
    "tkinter",
)
# Beginnings of paths: what compiles, tests and serves, screens that are no desktop's, and what brings all of GTK.
PATHS_LEFT_OUT = (
    "PySide6/Qt/lib/libQt6EglFS",
    "PySide6/Qt/lib/libQt6Network",
    "PySide6/Qt/plugins/egldeviceintegrations",
    "PySide6/Qt/plugins/generic",
    "PySide6/Qt/plugins/networkinformation",
    "PySide6/Qt/plugins/platforms/libqeglfs",
    "PySide6/Qt/plugins/platforms/libqlinuxfb",
    "PySide6/Qt/plugins/platforms/libqminimalegl",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay",
    "PySide6/Qt/plugins/platforms/libqvnc",
    "PySide6/Qt/plugins/platformthemes/libqgtk3",
    "PySide6/Qt/plugins/tls",
    "PySide6/Qt/translations/qt_help",
    "torch/bin",
    "torch/include",
    "torch/lib/libbackend_with_compiler",
    "torch/lib/libjitbackend_test",
    "torch/lib/libtorchbind_test",
    "torch/share",
    "torch/test",
)
PATHS_KEPT = ("torch/bin/torch_shm_manager",)  # torch looks whether it is there when it is imported
# Of the system that builds only what a desktop may lack; its X, OpenGL, fonts and D-Bus fit to the rest of it.
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
SYSTEM_LIBRARIES_KEPT = (
    "libbz2.",
    "libcrypto.",
    "libexpat.",
    "libffi.",
    "liblzma.",
    "libsqlite3.",
    "libssl.",
    "libuuid.",
    "libxcb-",
    "libxkbcommon",
    "libz.",
    "libzstd.",
)


def kept(entries: Sequence[Entry]) -> list[Entry]:
    """Those that the packaged program is made of."""
    return [entry for entry in entries if not _is_left_out(entry) and not _is_of_desktop(entry)]


def copyrights(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """What Debian says of the copyright of the system's libraries among these, and in which folder it goes."""
    for name, source, _ in entries:
        if source.startswith(SYSTEM_FOLDERS):
            command = ["dpkg-query", "--search", f"*/{PurePath(name).name}"]
            package = subprocess.run(command, capture_output=True, text=True, check=True).stdout.partition(":")[0]
            yield f"/usr/share/doc/{package}/copyright", f"licences/{package}"


def _is_left_out(entry: Entry) -> bool:
    target, source, kind = entry
    path = PurePath(source if kind == "SYMLINK" else target).as_posix()
    return path.startswith(PATHS_LEFT_OUT) and not path.startswith(PATHS_KEPT)


def _is_of_desktop(entry: Entry) -> bool:
    name, source, _ = entry
    return source.startswith(SYSTEM_FOLDERS) and not PurePath(name).name.startswith(SYSTEM_LIBRARIES_KEPT)
