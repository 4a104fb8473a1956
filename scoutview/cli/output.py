"""How commands speak: results to stdout, everything else to stderr."""

import json
import math
import sys
from pathlib import Path
from typing import Any

from scoutview.errors import UsageError, UserError


def say(text: str = "") -> None:
    """One line of the result."""
    sys.stdout.write(f"{text}\n")


def say_json(value: Any) -> None:
    """The whole result as one JSON document; what is no finite number becomes null."""
    say(json.dumps(_plain(value), ensure_ascii=False, allow_nan=False))


def remark(text: str) -> None:
    """One line about the work, for people only."""
    sys.stderr.write(f"{text}\n")


def check_target(path: Path, source: Path, ending: str) -> None:
    """Refuse, before any work is done, an output that cannot be written.

    Raises:
        UsageError: the name does not end in `ending`.
        UserError: the folder is missing, or the output would replace the recording.
    """
    if path.suffix.lower() != ending:
        raise UsageError(f"-o should name a file ending in {ending}, not {path}.")
    check_place(path, source)


def check_place(path: Path, source: Path) -> None:
    """Refuse, before any work is done, a place where no file can appear.

    Raises:
        UserError: the folder is missing, or the output would replace the recording.
    """
    check_parent(path)
    if path.is_dir():
        raise UserError(f"{path} is a folder: give the name of a file in it.")
    if path.exists() and source.exists() and path.samefile(source):
        raise UserError(f"{path} is the recording itself: choose another name for the output.")


def check_parent(path: Path) -> None:
    """Raises UserError where the folder that it should appear in is missing."""
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}: create it first, or choose another.")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
