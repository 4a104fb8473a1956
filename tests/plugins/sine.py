"""The plugin of the documentation: as files, and as an installed package."""

import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scoutview.labs import registry as labs
from scoutview.panels import registry as panels
from scoutview.plugins import allowed

PROJECT = Path(__file__).parents[2] / "docs" / "plugins" / "scoutview-sine"
PACKAGE = PROJECT / "scoutview_sine"
LAB, PANEL = PACKAGE / "lab.py", PACKAGE / "panel.py"
NAME = "scoutview-sine"


def installed_in(folder: Path) -> Path:
    """What pip leaves behind when it installs the project in a folder, which is this one."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    metadata = folder / f"{PACKAGE.name}-{project['version']}.dist-info"
    metadata.mkdir()
    named = f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
    (metadata / "METADATA").write_text(named, "utf-8")
    lines = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (metadata / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    return folder


@contextmanager
def nothing_stays_allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is allowed at first, and what was imported meanwhile is forgotten."""
    monkeypatch.setattr(allowed, "_allowed", [])
    yield
    for kept in (labs._labs_of, panels._panels_of):
        kept.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE.name]:
        del sys.modules[name]
