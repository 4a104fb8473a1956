"""What a linter cannot see of the architecture: what is loaded when, and what the package never does."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6.QtCore import QObject, Signal

import scoutview

ROOT = Path(__file__).parents[1]
PACKAGE = Path(scoutview.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

FORBIDDEN_MODULES = {
    "pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "joblib",  # run what a file says
    "socket", "urllib.request", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "huggingface_hub",
    "PySide6.QtNetwork",
}  # fmt: skip
ALLOWED = {("recording/format.py", "socket")}  # the name of this machine only
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "torch.load", "torch.save"}


def loaded_by(module: str) -> set[str]:
    """The top-level modules that importing this one loads, in a fresh interpreter."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def imported_by(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


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
    tree = ast.parse(path.read_text(encoding="utf-8"))
    place = path.relative_to(PACKAGE).as_posix()
    for name in imported_by(tree):
        refused = {part for part in FORBIDDEN_MODULES if name == part or name.startswith(f"{part}.")}
        assert not {part for part in refused if (place, part) not in ALLOWED}, f"{place} imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in FORBIDDEN_CALLS, f"{place}:{node.lineno}"
            for keyword in node.keywords:
                assert not (keyword.arg == "shell" and ast.unparse(keyword.value) == "True"), f"{place}:{node.lineno}"
                assert not (keyword.arg == "allow_pickle" and ast.unparse(keyword.value) != "False"), place


def test_imports_point_downwards(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out
