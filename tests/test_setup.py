"""What set-up says of libraries that the system lacks: which, and the one line that brings them."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def libraries() -> ModuleType:
    """tools/libraries.py, which is no part of a package: it runs before there is one."""
    found = importlib.util.spec_from_file_location("libraries", ROOT / "tools" / "libraries.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_a_package_is_named_once_for_all_of_its_libraries(
    libraries: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "_is_missing", lambda library: library.startswith(("libg", "libxcb-xkb")))
    monkeypatch.setattr(libraries, "FONT_FOLDERS", ())
    assert libraries.missing_packages("tests") == ["libglib2.0-0", "fonts-dejavu-core"]
    assert libraries.missing_packages("window") == ["libglib2.0-0", "libxcb-xkb1", "fonts-dejavu-core"]


def test_what_qt_loads_here_is_there(libraries: ModuleType) -> None:
    assert libraries.main("loads", "tests") == 0


@pytest.mark.parametrize(
    ("library", "line"),
    [
        ("libglib-2.0.so.0", "run this line, then make again: sudo apt-get install -y libglib2.0-0"),
        ("libnobody-knows.so.7", "apt-file search /libnobody-knows.so.7"),
    ],
)
def test_a_library_that_is_missing_is_named_with_one_line(
    libraries: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str, line: str
) -> None:
    def fails(_: str) -> None:
        raise ImportError(f"{library}: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(libraries, "load", fails)
    assert libraries.main("loads", "window") == 1
    told = capsys.readouterr().err
    assert told.startswith(f"The library {library} is missing")
    assert line in told
    assert told.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("cc") is None, reason="makes a library with cc")
def test_the_loaders_own_words_are_understood(libraries: ModuleType, tmp_path: Path) -> None:
    """Of a library that needs one that is gone by now."""
    for name, more in (("gone", []), ("left", [f"-L{tmp_path}", "-Wl,--no-as-needed", "-lgone"])):
        command = ["cc", "-shared", "-x", "c", os.devnull, "-o", tmp_path / f"lib{name}.so", *more]
        subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "libgone.so").unlink()
    with pytest.raises(OSError, match="libgone") as told:
        libraries.ctypes.CDLL(str(tmp_path / "libleft.so"))
    assert "The library libgone.so is missing" in libraries.told(told.value)
