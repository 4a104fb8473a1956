"""The sweeps that ship: they are trained by the command that anybody would type, and made small."""

from pathlib import Path

import numpy as np
import pytest

from scoutview.labs.declaration import DeclaredSweep
from scoutview.labs.next_token.lab import NextToken
from scoutview.recording.reader import Recording
from tools.make_sweeps import command, main, make_sweep

SMALL = DeclaredSweep(
    "small",
    "Small",
    "Two sizes that train in a second.",
    {"preset": "isoflop", "corpus": "stories", "batch": "2", "evaluated": "1", "stored_weights": "float16"},
    {"width": ("4", "8")},
    budgets=(5e7, 1e8),
)


def test_the_command_says_all_that_a_lab_declares() -> None:
    (sweep,) = NextToken.sweeps
    words = command(NextToken, sweep, Path("folder"))
    assert words[:4] == ["sweep", "next_token", "-o", "folder"]
    assert words[-1] == "6e+10,1.2e+11,2.4e+11"
    assert "width=14,20,26,36,50" in words
    assert "preset=isoflop" in words


def test_a_sweep_is_trained_and_keeps_its_frames_at_the_budgets(tmp_path: Path) -> None:
    make_sweep(NextToken, SMALL, tmp_path / "small")
    assert (tmp_path / "small" / "sweep.json").exists()
    for width in (4, 8):
        with Recording.open(tmp_path / "small" / f"width={width}.scout") as recording:
            marked = [mark.step for mark in recording.marks if mark.name.startswith("budget")]
            assert len(marked) == 2
            assert set(marked) <= set(recording.steps.tolist())
            assert len(recording) < 30
            assert recording.training_state() is None
            assert all(np.isfinite(array).all() for array in recording.frame_at(marked[-1]).weights.values())


def test_a_sweep_that_no_lab_declares_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no_such"):
        main([str(tmp_path), "no_such"])
