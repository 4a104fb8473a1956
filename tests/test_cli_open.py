"""`scoutview open`, interrupted: nothing half done is left, and it says so."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scoutview.cli import main
from scoutview.cli import open as opening
from tests.labs.language_model.tiny import save_gpt2

CHECKPOINTS = 600  # that are read for some seconds
PATIENCE_S = 100.0
STOPPED = "Stopped: there is no recording.\n"


@pytest.fixture
def long_series(tmp_path: Path) -> Path:
    """A series of so many checkpoints, all of one model."""
    series = tmp_path / "series"
    first = save_gpt2(series / "checkpoint-1")
    names = [path.name for path in first.iterdir()]
    for step in range(1, CHECKPOINTS + 1):
        folder = series / f"checkpoint-{step}"
        folder.mkdir(exist_ok=True)
        for name in names:
            if step > 1:
                os.link(first / name, folder / name)
        state = {"global_step": step, "max_steps": CHECKPOINTS, "log_history": []}
        (folder / "trainer_state.json").write_text(json.dumps(state))
    return series


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a child")
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)]
)
def test_an_interrupted_opening_leaves_nothing_behind(
    long_series: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    into = tmp_path / "made"
    into.mkdir()
    command = [sys.executable, "-m", "scoutview", "open", str(long_series), "-o", str(into / "run.scout")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            ends_s = time.monotonic() + PATIENCE_S
            while sum(path.stat().st_size for path in into.glob(".*.part*")) < 100_000:  # some frames are in it
                assert process.poll() is None
                assert time.monotonic() < ends_s
                time.sleep(0.005)
            process.send_signal(number)
            told = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
    assert (process.returncode, *told) == (status, "", STOPPED)
    assert list(into.iterdir()) == []


def test_an_opening_that_is_interrupted_before_it_begins_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: Path | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "lab_that_opens", interrupted)
    assert main(["open", str(save_gpt2(tmp_path / "mine")), "-o", str(tmp_path / "run.scout")]) == 130
    assert capsys.readouterr() == ("", STOPPED)
    assert not (tmp_path / "run.scout").exists()
