"""What a linter cannot see of the architecture: what is loaded when, and what the package never does."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6.QtCore import QObject, Signal

import scoutview
from tests.source_walk import refused_in

ROOT = Path(__file__).parents[1]
PACKAGE = Path(scoutview.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def loaded_by(module: str) -> set[str]:
    """The top-level modules that importing this one loads, in a fresh interpreter."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def test_the_labs_are_listed_before_torch_and_without_qt() -> None:
    assert not loaded_by("scoutview.labs.registry") & {"torch", "PySide6", "sklearn", "tokenizers"}


def test_the_panels_are_there_before_torch() -> None:
    assert "torch" not in loaded_by("scoutview.panels.registry")


def test_the_window_is_there_before_torch() -> None:
    assert "torch" not in loaded_by("scoutview.app")


def test_the_command_line_alone_loads_hardly_anything() -> None:
    assert not loaded_by("scoutview.cli") & {"torch", "PySide6", "numpy"}


def test_recordings_are_read_without_torch_and_without_qt() -> None:
    assert not loaded_by("scoutview.recording.reader") & {"torch", "PySide6"}


def test_emitting_a_signal_leaves_reference_counts_alone() -> None:
    """PySide6 6.12.0 takes a reference of None with each emission on Python before 3.12, until the program crashes."""

    class Bell(QObject):
        rung = Signal(str)

    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    for _ in range(50):  # warm up: caches keep a reference or two
        bell.rung.emit("once")
    before = sys.getrefcount(None)
    for _ in range(50):
        bell.rung.emit("again")
    assert abs(sys.getrefcount(None) - before) < 10
    assert len(heard) == 100


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_unpickles_evaluates_or_phones(path: Path) -> None:
    assert refused_in(path, PACKAGE) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from torch import load",
        "from urllib import request",
        "import http.client",
        "run = eval",
        "from os import system as run",
        "import subprocess",
        "subprocess.run('ls', shell=True)",
        "numpy.load(file, allow_pickle=True)",
        "__builtins__['exec']",
        "QProcess.startCommand('ls')",
        "sqlite.enable_load_extension(True)",
    ],
)
def test_what_is_refused_is_found(tmp_path: Path, source: str) -> None:
    (tmp_path / "module.py").write_text(f"from numpy import random\n{source}\n")
    assert len(refused_in(tmp_path / "module.py", tmp_path)) == 1


def test_imports_point_downwards(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))  # the linter adds this folder
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out
