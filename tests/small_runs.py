"""Short runs of the real labs, trained once and copied for each test that needs a recording of its own."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from scoutview.training.worker import TrainingRun
from tests.every_lab import small_lab

LAST = 12


@cache
def recording_of(name: str) -> Path:
    """The recording of a run of 12 steps. Shared between tests: copy it before changing it."""
    folder = Path(tempfile.mkdtemp(prefix="scoutview-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lab = small_lab(name)
    steps = min(LAST, lab.settings.steps)  # none where nothing is trained
    run = TrainingRun(lab, folder / f"{name.replace('/', '-')}.scout", device="cpu", steps=steps)
    run.start()
    assert run.join(100)
    assert run.status().state == "finished", run.status()
    return run.path


def copy_of(name: str, folder: Path, file_name: str = "a.scout") -> Path:
    """Such a recording for this test alone."""
    return Path(shutil.copy(recording_of(name), folder / file_name))
