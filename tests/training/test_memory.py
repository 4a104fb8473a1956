"""Memory that preparing a training took goes back to the system."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import psutil
from scoutview.training.memory import give_back

def resident():
    return psutil.Process().memory_info().rss / 1e6

pieces = [bytes(1000) for _ in range(60_000)]
last = bytes(1000)  # what lies above keeps all below it
del pieces
before = resident()
give_back()
print(before - resident())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' libraries are not asked")
def test_many_small_pieces_that_are_free_are_given_back() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT)
    assert float(run.stdout) > 30
