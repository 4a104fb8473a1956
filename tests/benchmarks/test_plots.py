"""Learning curves painted, against the build before: with new data, and with the cursor moved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.baseline import in_words, ratios, side_by_side

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

PROBE = Path(__file__).parent / "probes" / "learning_curves.py"


def test_curves_of_a_long_run(measured: Callable[..., None]) -> None:
    pairs = side_by_side(PROBE, "10000")
    row = "learning curves of 2 x 10,000 frames, new data / before"
    measured(row, ratios(pairs, "new_ms"), "≤ 0.0334", len(pairs), in_words(pairs, "new_ms"))


def test_curves_of_a_short_run(measured: Callable[..., None]) -> None:
    pairs = side_by_side(PROBE, "200")
    for what, name, goal in (("new data", "new_ms", "≤ 0.25"), ("cursor moved", "moved_ms", "≤ 0.5")):
        row = f"learning curves of 200 frames, {what} / before"
        measured(row, ratios(pairs, name), goal, len(pairs), in_words(pairs, name))
