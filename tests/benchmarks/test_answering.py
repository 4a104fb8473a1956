"""From a move of the cursor, or another probe, to painted panels: each lab's default view, against the build before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.baseline import baseline, in_words, ratios, side_by_side
from tests.benchmarks.test_scrubbing import LONG, long_run

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

PROBE = Path(__file__).parent / "probes" / "answering.py"
MOVES, ROUNDS = 60, 3
GOAL = "≤ 0.5"
TRAJECTORIES = ("digits", "denoising")  # on the default view
LABS = ("next_token", "grokking", *TRAJECTORIES)


@pytest.mark.parametrize("lab", LABS)
def test_scrubbing(measured: Callable[..., None], tmp_path: Path, lab: str) -> None:
    note(measured, tmp_path, lab, "scrub", f"scrub {LONG:,} frames of {lab}")


@pytest.mark.parametrize("lab", LABS)
def test_scrubbing_without_painting(measured: Callable[..., None], tmp_path: Path, lab: str) -> None:
    """What no way of painting can take away: the floor of the row above."""
    path = older_run(tmp_path, lab)
    blank, drawn = (
        [ours for ours, _ in side_by_side(PROBE, str(path), what, str(MOVES // 4), rounds=ROUNDS, timeout_s=600)]
        for what in ("blank", "scrub")
    )
    for name, words in (("shown_ms_p50", "median"), ("shown_cpu_ms_p50", "median of the processor")):
        shares = [empty[name] / full[name] for empty, full in zip(blank, drawn, strict=True)]
        counted = int(sum(ours["count"] for ours in blank))
        measured(f"scrub {LONG:,} frames of {lab}: {words} with nothing drawn / drawn", shares, "", counted, "")


@pytest.mark.parametrize("lab", LABS)
def test_another_probe(measured: Callable[..., None], tmp_path: Path, lab: str) -> None:
    note(measured, tmp_path, lab, "ask", f"another probe, {lab}")


def test_the_first_token_of_continue(measured: Callable[..., None], tmp_path: Path) -> None:
    note(measured, tmp_path, "next_token", "continue", "the first token of Continue")


def older_run(folder: Path, lab: str) -> Path:
    """A long run that either build can open: of the sample that the older one ships."""
    return long_run(folder / f"{lab}.scout", LONG, lab, baseline() / "resources" / "recordings")


def note(measured: Callable[..., None], folder: Path, lab: str, what: str, row: str) -> None:
    """The 99th percentiles on the clock, and what it takes of the processor, of both builds in turns."""
    path, moves = older_run(folder, lab), MOVES if lab != "digits" else MOVES // 4
    pairs = side_by_side(PROBE, str(path), what, str(moves), rounds=ROUNDS, timeout_s=600)
    untils = {"shown": "all panels painted"} | ({"whole": "trajectories whole"} if lab in TRAJECTORIES else {})
    counted = int(sum(ours["count"] for ours, _ in pairs))
    for until, words in untils.items():
        percentile, processor = f"{until}_ms_p99", f"{until}_cpu_ms_p50"
        measured(f"{row}: 99th percentile until {words} / before", *of(pairs, percentile, GOAL, counted))
        measured(f"{row}: median of the processor until {words} / before", *of(pairs, processor, "", counted))


def of(pairs: list[tuple[dict[str, float], dict[str, float]]], name: str, goal: str, counted: int) -> tuple:
    return ratios(pairs, name), goal, counted, in_words(pairs, name)
