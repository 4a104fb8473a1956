"""What the packaged program is made of, how it begins, and the one file that unpacks itself."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scoutview import __version__
from scoutview.programs import command
from tools.packaging import entry
from tools.packaging.contents import MODULES_LEFT_OUT, kept

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "tools" / "packaging"
SOURCES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "scoutview").rglob("*.py"))]


def found(pattern: str) -> set[str]:
    return {match for source in SOURCES for match in re.findall(pattern, source, re.MULTILINE)}


def started(*words: str) -> str:
    run = [sys.executable, str(PACKAGING / "entry.py"), *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(run, capture_output=True, text=True, check=True, env=environment, timeout=60).stdout


def test_it_is_the_command_line_and_understands_the_words_that_start_other_programs() -> None:
    assert started("--version") == started(*command("scoutview", "--version")[1:]) == f"ScoutView {__version__}\n"


def test_each_program_beside_the_window_is_a_module_that_runs() -> None:
    programs = found(r'\b(?:command|start_linked)\(\s*"([\w.]+)"')
    assert {"scoutview", "scoutview.training.serving", "scoutview.observing.answering"} <= programs
    for name in programs - {"scoutview"}:
        path = ROOT / f"{name.replace('.', '/')}.py"
        assert 'if __name__ == "__main__":\n    main()' in path.read_text(encoding="utf-8"), name


def test_nothing_that_is_imported_is_left_out() -> None:
    imported = found(r"^\s*(?:import|from) ([\w.]+)")
    assert {"torch", "PySide6.QtWidgets", "av"} <= imported
    for left_out in MODULES_LEFT_OUT:
        assert not {name for name in imported if f"{name}.".startswith(f"{left_out}.")}, left_out


@pytest.mark.parametrize(
    ("target", "source", "stays"),
    [
        ("torch/lib/libtorch_cpu.so", "/env/torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", "/env/torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", "/env/torch/bin/protoc", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/env/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "/env/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "/env/libqvnc.so", False),
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libGL.so.1", "/lib/x86_64-linux-gnu/libGL.so.1", False),
        ("libstdc++.so.6", "/lib/x86_64-linux-gnu/libstdc++.so.6", False),
        ("libpython3.11.so.1.0", "/usr/local/lib/libpython3.11.so.1.0", True),
    ],
)
def test_what_every_desktop_has_and_what_nobody_needs_stays_behind(target: str, source: str, stays: bool) -> None:
    one = (target, source, "BINARY")
    assert kept([one]) == ([one] if stays else [])


def test_a_link_to_what_stays_behind_does_so_too() -> None:
    links = [(name, f"PySide6/Qt/lib/{name}", "SYMLINK") for name in ("libQt6Core.so.6", "libQt6Network.so.6")]
    assert kept(links) == links[:1]


@pytest.mark.parametrize(("before", "after"), [("/theirs", "/theirs"), (None, None)])
def test_programs_of_the_system_load_their_own_libraries(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str | None
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/packaged")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "0")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    entry.leave_loader_as_it_was()
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"  # our own programs are given the packaged ones again


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    """A file that unpacks a program which says where it is and what it was told."""
    folder, file = tmp_path / "ScoutView", tmp_path / "one file"
    folder.mkdir()
    (folder / "scoutview").write_text('#!/bin/sh\necho "$0 got $*"\n', encoding="utf-8")
    (folder / "scoutview").chmod(0o755)
    (folder / "content").write_bytes(os.urandom(100_000))
    subprocess.run([PACKAGING / "one_file.sh", folder, "1.2.3", file], check=True)
    shutil.rmtree(folder)
    return file


def run_file(file: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_CACHE_HOME": str(file.parent / "cache")}
    return subprocess.run([file, *words], capture_output=True, text=True, check=False, env=environment, timeout=60)


needs_tar = pytest.mark.skipif(sys.platform != "linux", reason="the one file is for Linux")


@needs_tar
def test_the_one_file_unpacks_itself_once(one_file: Path) -> None:
    first, second = run_file(one_file, "--panel", "a b"), run_file(one_file)
    (folder,) = (one_file.parent / "cache" / "ScoutView").iterdir()
    assert folder.name.startswith("1.2.3-")
    assert first.stdout == f"{folder}/scoutview got --panel a b\n"
    assert str(folder) in first.stderr
    assert (second.stdout, second.stderr) == (f"{folder}/scoutview got \n", "")


@needs_tar
def test_the_one_file_unpacks_where_it_is_told(one_file: Path) -> None:
    there = one_file.parent / "there"
    assert run_file(one_file, "--unpack", str(there)).returncode == 0
    assert {path.name for path in there.iterdir()} == {"scoutview", "content"}
    again = run_file(one_file, "--unpack", str(there))
    assert (again.returncode, "there already" in again.stderr) == (1, True)


@needs_tar
def test_half_of_the_one_file_leaves_nothing_behind(one_file: Path) -> None:
    whole = one_file.read_bytes()
    one_file.write_bytes(whole[: len(whole) // 2])
    done = run_file(one_file)
    assert done.returncode == 1
    assert "this file has to be whole" in done.stderr
    assert not list((one_file.parent / "cache" / "ScoutView").iterdir())
