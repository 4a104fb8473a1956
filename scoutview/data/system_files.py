"""What operating systems and programs leave beside people's files, and is no data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scoutview.language import tr

LEFT_BEHIND = frozenset(
    {
        "__macosx",
        ".ds_store",
        "thumbs.db",
        "desktop.ini",
        "@eadir",
        "#recycle",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "__pycache__",
        ".ipynb_checkpoints",
    }
)


def contents(folder: Path) -> tuple[list[Path], tuple[str, ...]]:
    """What a folder holds, by name, without what systems leave there or hide; and a note about what was left there."""
    children = sorted(folder.iterdir())
    passed = [child.name for child in children if child.name.lower() in LEFT_BEHIND]
    kept = [child for child in children if child.name not in passed and not child.name.startswith(".")]
    return kept, passed_over(passed, folder)


def passed_over(names: Iterable[str], folder: Path) -> tuple[str, ...]:
    """A note, if there is anything to note."""
    listed = ", ".join(names)
    if not listed:
        return ()
    return (tr("In “{folder}” these were passed over: {listed}.").format(folder=folder.name, listed=listed),)
