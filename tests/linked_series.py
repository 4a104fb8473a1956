"""A recording that is linked to a tiny series of checkpoints."""

from pathlib import Path

import pytest

from scoutview.cli import main
from scoutview.labs.language_model import opened
from tests.labs.language_model.tiny import save_series


def linked_series(folder: Path) -> Path:
    """The recording, `run.scout`; its checkpoints, at steps 100, 200 and 300, are in `series` beside it."""
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "MOST_COPIED", 1000)  # bytes: as if the model was a large one
        assert main(["open", str(save_series(folder / "series")), "-o", str(folder / "run.scout")]) == 0
    return folder / "run.scout"
