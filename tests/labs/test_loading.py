"""What training a lab and asking it loads, in an interpreter of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.every_lab import NAMES

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from tests.every_lab import asker_at
from scoutview.observation import Question

lab, asker = asker_at(sys.argv[1], -1)
plain = [Question(question) for question in lab.questions() if question not in lab.trajectories]
asker.answer(lab.default_probe(), plain)
print(*{name.partition(".")[0] for name in sys.modules}, *{"torch._dynamo"} & sys.modules.keys())
"""


@pytest.mark.parametrize("name", NAMES)
def test_no_lab_loads_the_compiler_of_torch_or_scikit_learn(name: str) -> None:
    """Each takes 60 to 90 MB and a second, in the program that trains and in the one that shows."""
    command = [sys.executable, "-c", PROGRAM, name]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert not set(run.stdout.split()) & {"torch._dynamo", "sympy", "sklearn", "scipy"}
