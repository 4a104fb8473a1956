"""First paint of the window against the same program with torch imported first, in processes of their own."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
