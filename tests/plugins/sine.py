"""The plugin of the documentation: as files, and as an installed package."""

import shutil
import tomllib
from pathlib import Path

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
