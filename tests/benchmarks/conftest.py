"""Collects what the benchmarks measured, prints it as a table at the end and writes it to build/benchmark.json."""

import json
import operator
import re
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROWS = pytest.StashKey[list[dict]]()
REMARKS = pytest.StashKey[list[tuple[str, str, str]]]()
OUTPUT = Path(__file__).parents[2] / "build" / "benchmark.json"
GOALS = {"≤": operator.le, "≥": operator.ge}


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ROWS] = []
    config.stash[REMARKS] = []


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str, str, str], None]:
    """Call with what was measured, the result, and the goal: for what is no ratio of two things."""
    return lambda row, result, goal: request.config.stash[REMARKS].append((row, result, goal))


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Call with the ratios of several rounds, ours to theirs: `measured(row, ratios, "≤ 0.1", counted, remark)`.

    `counted` is how often the thing was really done; a benchmark that did nothing fails. The goal may be empty, for
    a row that only reports.
    """

    def note(row: str, ratios: Sequence[float], goal: str, counted: int, remark: str = "") -> None:
        assert counted > 0, f"{row}: nothing was done"
        ratio = statistics.median(ratios)
        values = {"row": row, "ratio": ratio, "low": min(ratios), "high": max(ratios), "goal": goal}
        values |= {"met": is_met(ratio, goal), "counted": counted, "remark": remark}
        request.config.stash[ROWS].append(values)

    return note


def is_met(ratio: float, goal: str) -> bool | None:
    """Whether a goal such as "≤ 0.1" is met; None where there is none."""
    if not goal:
        return None
    found = re.fullmatch(r"([≤≥]) ([\d.]+)", goal)
    assert found, f"a goal is written as ≤ 0.1, not {goal}"
    return bool(GOALS[found[1]](ratio, float(found[2])))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash[ROWS]
    for row in rows:
        result = f"{row['ratio']:.3g} ({row['low']:.3g} to {row['high']:.3g})"
        met = {True: "met", False: "MISSED", None: ""}[row["met"]]
        terminalreporter.write_line(f"{row['row']:<64} {result:>28}  {row['goal']:<7} {met:<6} {row['remark']}")
    for row, result, goal in config.stash[REMARKS]:
        terminalreporter.write_line(f"{row:<64} {result:>34}   goal {goal}")
    if rows:
        OUTPUT.parent.mkdir(exist_ok=True)
        OUTPUT.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
