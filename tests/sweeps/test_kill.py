"""Sweeps killed with SIGKILL at random moments and gone on with: the same weights in the end, byte for byte."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sweeps.small_sweep import SMALL, final_bits

ROOT = Path(__file__).parents[2]
STEPS = "800"


def command(folder: Path) -> list[str]:
    fixed = [word for name, value in SMALL.items() for word in ("--set", f"{name}={value}")]
    words = ["sweep", "grokking", "-o", str(folder), "--vary", "seed=0:3", "--steps", STEPS, "--jobs", "2", *fixed]
    return [sys.executable, "-m", "scoutview", *words]


def started(folder: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        start_new_session=True,
    )


def finish(folder: Path) -> None:
    process = started(folder)
    out, err = process.communicate(timeout=250)
    assert process.returncode == 0, err
    assert "3 of 3 runs trained" in out


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[float, dict]:
    """How long it takes, and what is in its recordings when nobody kills it."""
    folder = tmp_path_factory.mktemp("whole") / "sweep"
    began = time.monotonic()
    finish(folder)
    return time.monotonic() - began, final_bits(folder)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("sweeps", "kills"), [(1, 1), pytest.param(7, 3, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])]
)
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of other systems")
def test_a_sweep_that_is_killed_and_gone_on_with_ends_at_the_same_weights(
    tmp_path: Path, whole, sweeps: int, kills: int
) -> None:
    seconds, bits = whole
    rng = random.Random(sweeps)
    for number in range(sweeps):
        folder = tmp_path / str(number)
        for _ in range(kills):
            process = started(folder)
            time.sleep(rng.uniform(0.1, 0.8) * seconds)
            if rng.random() < 0.5:
                os.killpg(process.pid, signal.SIGKILL)  # all of it at once, as when the machine goes down
            else:
                process.kill()  # and those that train find themselves alone
            process.communicate(timeout=100)
        finish(folder)
        assert final_bits(folder) == bits
        assert {path.name for path in folder.iterdir()} == {"sweep.json", *(f"seed={seed}.scout" for seed in range(3))}
