"""This build beside an older one: the same small program run with each, in turns.

`SCOUTVIEW_BASELINE` names a checkout of the older build. A probe is a script that measures something and prints a JSON
object of numbers as its last line. It is run with either build on its path, so it has to work with both: it finds out
by itself what has moved since, for instance by trying one import and then the other.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
VARIABLE = "SCOUTVIEW_BASELINE"
ROUNDS = 5
# the build under test must be the one on the path, not one that is installed
_RUN = """
import pathlib, runpy, sys
import scoutview
root, script = sys.argv[1:3]
assert pathlib.Path(scoutview.__file__).is_relative_to(root), f"{scoutview.__file__} is not in {root}"
sys.argv = sys.argv[2:]
runpy.run_path(script, run_name="__main__")
"""

Numbers = dict[str, float]


def baseline() -> Path:
    """The older build's checkout; a test that asks is skipped where there is none."""
    named = os.environ.get(VARIABLE, "")
    if not named:
        pytest.skip(f"{VARIABLE} names no checkout of an older build to measure against")
    root = Path(named).resolve()
    if not (root / "scoutview" / "__init__.py").exists():
        pytest.fail(f"{VARIABLE}={named} is no checkout of ScoutView")
    return root


def side_by_side(
    probe: Path, *arguments: str, rounds: int = ROUNDS, timeout_s: float = 300
) -> list[tuple[Numbers, Numbers]]:
    """What the probe says of this build and of the older one, once per round; who goes first takes turns."""
    older = baseline()
    pairs = []
    for number in range(rounds):
        order = [HERE, older] if number % 2 == 0 else [older, HERE]
        found = {root: run_probe(root, probe, *arguments, timeout_s=timeout_s) for root in order}
        pairs.append((found[HERE], found[older]))
    return pairs


def run_probe(root: Path, probe: Path, *arguments: str, timeout_s: float = 300) -> Numbers:
    """The numbers of one run of the probe with the build in `root`."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(root)}
    run = subprocess.run(
        [sys.executable, "-c", _RUN, str(root), str(probe.resolve()), *arguments],
        capture_output=True,
        text=True,
        cwd=root,
        env=environment,
        timeout=timeout_s,
        check=False,
    )
    if run.returncode:
        pytest.fail(f"{probe.name} failed with the build in {root}:\n{run.stderr[-2000:]}")
    return {name: float(value) for name, value in json.loads(run.stdout.splitlines()[-1]).items()}


def ratios(pairs: list[tuple[Numbers, Numbers]], name: str) -> list[float]:
    """This build to the older one, per round."""
    return [ours[name] / theirs[name] for ours, theirs in pairs]


def in_words(pairs: list[tuple[Numbers, Numbers]], name: str, unit: str = "ms") -> str:
    """ "0.8 ms, was 2.2": the middle of all rounds, for the remark of a row."""
    ours, theirs = (sorted(pair[side][name] for pair in pairs)[len(pairs) // 2] for side in (0, 1))
    return f"{ours:.3g} {unit}, was {theirs:.3g}"
