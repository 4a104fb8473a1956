"""The start: first paint against the same program with torch imported first, first data against an older build."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scoutview.app import sample_recordings
from tests.benchmarks.baseline import in_words, ratios, side_by_side

PROBE = Path(__file__).parent / "probes" / "first_data.py"

pytestmark = pytest.mark.benchmark

PROGRAM = """
import sys
if sys.argv[1] == "torch first":
    import torch, torch.optim
from scoutview.cli import main
raise SystemExit(main(["--smoke", "--json"]))
"""


def smoke(how: str, folder: Path) -> dict[str, object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder)}
    command = [sys.executable, "-c", PROGRAM, how]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


@pytest.mark.timeout(900)
def test_first_paint_comes_before_torch(measured: Callable[..., None], tmp_path: Path) -> None:
    seconds: dict[str, list[float]] = {"window first": [], "torch first": []}
    for _ in range(5):
        for how, times in seconds.items():
            answer = smoke(how, tmp_path)
            assert all(count > 0 for count in answer["panels"].values())  # type: ignore[attr-defined]
            times.append(float(answer["first_paint_s"]))  # type: ignore[arg-type]
    ratios = [ours / theirs for ours, theirs in zip(*seconds.values(), strict=True)]
    middle = statistics.median(seconds["window first"])
    measured("first paint / with torch imported first", ratios, "≤ 0.6", len(ratios), f"{middle:.2f} s")


@pytest.mark.timeout(1800)
def test_the_first_picture_with_data_in_it_beside_an_older_build(measured: Callable[..., None]) -> None:
    pairs = side_by_side(PROBE, str(sample_recordings()["next_token"]), rounds=7)
    row = "start to the first picture with data in it / older build"
    measured(row, ratios(pairs, "seconds"), "≤ 0.6", len(pairs), in_words(pairs, "seconds", "s"))
    row = "start to the first picture with data in it, time of processors / older build"
    measured(row, ratios(pairs, "processor_s"), "", len(pairs), in_words(pairs, "processor_s", "s"))
