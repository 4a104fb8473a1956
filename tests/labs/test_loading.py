"""What training a lab and asking it loads, in an interpreter of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.every_lab import NAMES

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, sys
from tests.every_lab import asker_at
from scoutview.observation import Question

loaded, before = {}, set()
for name in sys.argv[1:]:
    lab, asker = asker_at(name, -1)
    plain = [Question(question) for question in lab.questions() if question not in lab.trajectories]
    asker.answer(lab.default_probe(), plain)
    now = {each.partition(".")[0] for each in sys.modules} | {"torch._dynamo"} & sys.modules.keys()
    loaded[name], before = sorted(now - before), now
print(json.dumps(loaded))
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """What each lab loaded that none before it had, one lab after the other."""
    command = [sys.executable, "-c", PROGRAM, *NAMES]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(run.stdout)


@pytest.mark.parametrize("name", NAMES)
def test_no_lab_loads_the_compiler_of_torch_or_scikit_learn(loaded: dict[str, list[str]], name: str) -> None:
    """Each takes 60 to 90 MB and a second, in the program that trains and in the one that shows."""
    assert not set(loaded[name]) & {"torch._dynamo", "sympy", "sklearn", "scipy"}
