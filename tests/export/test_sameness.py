"""The same recording gives the same bytes, from one process to the next and whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

from tests.small_runs import recording_of

EXPORT = """
import sys
from scoutview.cli import main
recording, folder = sys.argv[1:]
for panel in ("embedding", "attention"):
    for ending in (".png", ".svg", ".csv"):
        size = [] if ending == ".csv" else ["--size", "1280x720"]
        assert main(["export", recording, "--panel", panel, *size, "-o", f"{folder}/{panel}{ending}"]) == 0
"""


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    recording = str(recording_of("next_token"))
    runs = []
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        command = [sys.executable, "-c", EXPORT, recording, str(tmp_path / seed)]
        runs.append(subprocess.Popen(command, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL))
    assert [run.wait(100) for run in runs] == [0, 0]
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert len(first) == 6
    assert first == second
