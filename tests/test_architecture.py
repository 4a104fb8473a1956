"""What a linter cannot see of the architecture: what is loaded when, and what the package never does."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6.QtCore import QObject, Signal

import scoutview
from scoutview.labs.registry import LABS, RECORDED_ELSEWHERE
from scoutview.panels.registry import PANELS
from tests.source_walk import seen_in

ROOT = Path(__file__).parents[1]
PACKAGE = Path(scoutview.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ARITHMETIC = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in MODULES
    if path.stem == "plan" or path.stem.endswith("_plan") or path.match("panels/*/words.py")
]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
# An import that breaks each contract: the file that gets it, and what it imports.
BREAKS = {
    "Imports point downwards": ("graphics/base/box.py", "scoutview.panels.panel"),
    "No Qt below the line": ("settings.py", "PySide6.QtCore"),
    "Panels and graphics never see a model, a thread or a file": ("panels/circuit/plan.py", "sqlite3"),
    "Models import nothing of ours": ("models/transformer.py", "scoutview.settings"),
    "The rooms of graphics stand above its base": ("graphics/base/look.py", "scoutview.graphics.widgets.lines"),
    "No circles in panels, graphics and export": ("graphics/base/box.py", "scoutview.graphics.base.layer"),
    "pyqtgraph only where plots are drawn": ("panels/accuracy/panel.py", "pyqtgraph"),
    "A panel never imports another panel": ("panels/neurons/panel.py", "scoutview.panels.next_token.plan"),
    "A lab never imports another lab": ("labs/digits/lab.py", "scoutview.labs.grokking.fourier"),
    "The rooms of the window point downwards": ("window/base/dress.py", "scoutview.window.shell.main_window"),
    "No circles in the window, for type checkers neither": (
        "window/base/dress.py",
        "scoutview.window.shell.main_window",
    ),
}
SHARED_NAMES = {
    "Attention",  # the part of a transformer, and the panel of that name
    "Block",  # of a transformer, and of the network that denoises: the papers' word for both
}


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


def test_pyqtgraph_comes_behind_the_first_picture() -> None:
    assert not loaded_by("scoutview.app, scoutview.panels.registry, scoutview.export.still") & {"pyqtgraph"}


def test_pyqtgraph_changes_nothing_that_others_use() -> None:
    code = (
        "import sys, threading, atexit, numpy, warnings\n"
        "kept = lambda: (sys.excepthook, threading.excepthook, numpy.geterr(), list(warnings.filters))\n"
        "before = kept()\n"
        "import scoutview.graphics.plots.plot_view\n"
        "import pyqtgraph\n"
        "print(kept() == before, pyqtgraph.getConfigOption('exitCleanup'), pyqtgraph.getConfigOption('useOpenGL'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.split() == ["True", "False", "False"]


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
    assert seen_in(path, PACKAGE).refused == []


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
        "torch.load(file, weights_only=False)",
        "__builtins__['exec']",
        "QProcess.startCommand('ls')",
        "sqlite.enable_load_extension(True)",
    ],
)
def test_what_is_refused_is_found(tmp_path: Path, source: str) -> None:
    (tmp_path / "module.py").write_text(f"from numpy import random\n{source}\n")
    assert len(seen_in(tmp_path / "module.py", tmp_path).refused) == 1


def test_imports_point_downwards(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))  # the linter adds this folder
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def broken(scratch: Path) -> list[str]:
    """The names of the contracts that a copy of the package breaks."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; lint_imports(no_cache=True)"],
        capture_output=True,
        cwd=scratch,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(scratch), "PYTHONIOENCODING": "utf-8"},
    )
    return [name for contract in CONTRACTS if f"{(name := contract['name'])} BROKEN" in run.stdout]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, with its contracts."""
    folder = tmp_path_factory.mktemp("scratch")
    shutil.copytree(PACKAGE, folder / "scoutview", ignore=shutil.ignore_patterns("__pycache__", "resources"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("name", [contract["name"] for contract in CONTRACTS])
def test_an_import_for_type_checkers_alone_breaks_each_contract(scratch: Path, name: str) -> None:
    path, imported = BREAKS[name]
    module = scratch / "scoutview" / path
    source = module.read_text("utf-8")
    guarded = f"from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import {imported}\n"
    module.write_text(f"{source}\n{guarded}", "utf-8")
    found = broken(scratch)
    module.write_text(source, "utf-8")
    assert name in found


def test_the_copy_breaks_no_contract_by_itself(scratch: Path) -> None:
    assert broken(scratch) == []


def rooms(folder: str) -> set[str]:
    return {path.parent.name for path in (PACKAGE / folder).glob("*/__init__.py")}


@pytest.mark.parametrize(("folder", "registered"), [("labs", (*LABS, *RECORDED_ELSEWHERE)), ("panels", PANELS)])
def test_each_room_of_labs_and_panels_is_registered(folder: str, registered: Sequence[type]) -> None:
    """And whatever is registered has one; the contracts are about all rooms of a folder, the next ones included."""
    homes = [each.__module__.split(".") for each in registered]
    assert all(home[:2] == ["scoutview", folder] for home in homes)
    assert Counter(home[2] for home in homes) == Counter(rooms(folder))
    about = [contract for contract in CONTRACTS if contract["type"] == "independence"]
    assert [f"scoutview.{folder}.*"] in [contract["modules"] for contract in about]


def test_plans_and_words_know_no_qt() -> None:
    assert len(ARITHMETIC) > 50
    code = (
        "import importlib, sys\n"
        f"for name in {ARITHMETIC!r}:\n"
        "    importlib.import_module(name)\n"
        "    if 'PySide6' in sys.modules:\n"
        "        sys.exit(f'{name} loads Qt')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr


def test_each_public_class_has_a_name_of_its_own() -> None:
    names: dict[str, list[str]] = {}
    for path in MODULES:
        for name in seen_in(path, PACKAGE).classes:
            names.setdefault(name, []).append(str(path.relative_to(PACKAGE)))
    assert {name: homes for name, homes in names.items() if len(homes) > 1 and name not in SHARED_NAMES} == {}


def test_every_painter_is_ended_whatever_happens() -> None:
    """One that an error leaves open ends the program at the next picture."""
    assert [line for path in MODULES for line in seen_in(path, PACKAGE).open_painters] == []


def test_a_painter_that_is_not_ended_is_found(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("with QPainter(a) as one:\n    other = QPainter(b)\n")
    assert seen_in(tmp_path / "module.py", tmp_path).open_painters == ["module.py:2"]
