"""Files and folders in the making, left behind by a program that was killed before it could clear them away."""

import re
import shutil
from contextlib import suppress
from pathlib import Path


def drafts_of(target: Path) -> frozenset[Path]:
    """What is beside a target under the names that drafts of it have."""
    draft = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    try:
        return frozenset(path for path in target.parent.iterdir() if draft.fullmatch(path.name))
    except OSError:
        return frozenset()  # no such folder: nothing can be in it


def clear_drafts(target: Path, kept: frozenset[Path]) -> None:
    """Delete the drafts of a target but those in `kept`, which are somebody else's."""
    for path in drafts_of(target) - kept:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
