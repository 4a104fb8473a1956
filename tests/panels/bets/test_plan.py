"""What a bet is, the phases of a run, and where the parts stand."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from scoutview.frame import Curves, Mark
from scoutview.panels.bets.plan import (
    BEFORE,
    BELOW_FROM,
    BESIDE_FROM,
    EVEN,
    FOLLOWS,
    LEARNS,
    LOST,
    RECKONS,
    WON,
    Bet,
    phases,
    rooms,
    scores_at,
)
from scoutview.panels.bets.words import findings, mark_words, planted_words, reckoned, sum_of, verdict

ASKED = Bet(
    chance=7,
    win=3,
    lose=5,
    ending=LOST,
    brings=6,
    right=1,
    said_good=(0.1, 0.9),
    is_unseen=True,
    agreement=0.9,
    planted=True,
)
MARKS = (Mark("worst", 20), Mark("turns", 40), Mark("nearly perfect", 60))


def curves(marks: tuple[Mark, ...] = MARKS, frames: int = 8) -> Curves:
    steps = 10 * np.arange(frames)
    metrics = {
        "validation_accuracy": np.array([0.5, 0.9, 0.9, 0.9, 0.95, 0.97, 0.98, 0.99])[:frames],
        "misleading_accuracy": np.array([0.5, 0.05, 0.0, 0.1, 0.6, 0.8, 0.96, 0.97])[:frames],
        "agreeing_accuracy": np.array([0.5, 0.99, 1, 1, 1, 1, 1, 1])[:frames],
        "validation_loss": np.array([0.7, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.04])[:frames],
    }
    return Curves(steps, steps.astype(float), metrics, marks)


def told(run: Curves) -> list[tuple[tuple[str, ...], int, int]]:
    return [(phase.names, phase.start, phase.end) for phase in phases(run)]


def test_a_run_with_a_dip_guesses_follows_learns_and_reckons() -> None:
    assert told(curves()) == [(BEFORE, 0, 10), (FOLLOWS, 10, 40), (LEARNS, 40, 60), (RECKONS, 60, 70)]


def test_while_it_still_follows_the_outcome_that_phase_reaches_to_the_newest_frame() -> None:
    assert told(curves((), frames=4)) == [(BEFORE, 0, 10), (FOLLOWS, 10, 30)]


def test_a_run_without_a_dip_learns_from_its_beginning() -> None:
    run = curves((Mark("nearly perfect", 60),))
    high = replace(run, metrics=run.metrics | {"misleading_accuracy": np.linspace(0.4, 1, 8)})
    assert told(high) == [(LEARNS, 0, 60), (RECKONS, 60, 70)]
    assert told(replace(high, marks=())) == [(LEARNS, 0, 70)]


def test_there_are_no_phases_without_frames_or_scores() -> None:
    assert phases(curves((), frames=0)) == []
    assert phases(replace(curves(), metrics={})) == []
    assert scores_at(replace(curves(), metrics={}), 10) is None


def test_phases_meet_and_fill_the_run_whatever_its_marks() -> None:
    for count in range(1, 9):
        for marks in ((), MARKS[:1], MARKS[:2], MARKS, MARKS[1:], MARKS[2:]):
            run = curves(tuple(mark for mark in marks if mark.step <= 10 * (count - 1)), frames=count)
            found = told(run)
            assert found[0][1] == 0
            assert found[-1][2] == 10 * (count - 1)
            assert all(one[2] == next_one[1] for one, next_one in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (0, "50 % of all bets are right, 50 % where the outcome misleads."),
        (20, "90 % of all bets are right, but 0 % where the outcome misleads: it goes by the outcome."),
        (50, "Where the outcome misleads 80 % are right, after 0 % at step 20; of all bets 97 %."),
        (70, "It reckons: 97 % are right even where the outcome misleads, after 0 % at step 20."),
    ],
)
def test_the_finding_is_that_of_the_step(step: int, said: str) -> None:
    assert findings(scores_at(curves(), step))[0] == said


def test_the_verdict_says_what_it_said_whether_that_is_right_and_what_decides_it() -> None:
    assert verdict(ASKED)[0] == "It says bad bet: wrong. It goes by the outcome."
    assert verdict(replace(ASKED, ending=WON))[0] == "It says good bet: right. It goes by the outcome."
    reckons = replace(ASKED, said_good=(0.8, 0.9))
    assert verdict(reckons)[0].startswith("It says good bet: right. It says so whichever way it ended, and never saw")
    assert "never saw" not in verdict(replace(reckons, is_unseen=False))[0]
    assert "the opposite" in verdict(replace(ASKED, said_good=(0.9, 0.1)))[0]
    assert "neither is right" in verdict(replace(ASKED, right=EVEN, brings=0))[0]
    assert verdict(replace(ASKED, said_good=(np.nan, 0.5))) == ("Its answer is not a number.",)


def test_the_worst_is_told_with_its_score_and_other_marks_by_their_names() -> None:
    run = curves()
    worst, *others = run.marks
    lowest = 100 * run.metrics["misleading_accuracy"][list(run.steps).index(worst.step)]
    assert mark_words(run, worst) == (f"worst: {lowest:.0f} % where misled", f"worst: {lowest:.0f} %", "worst")
    assert [mark_words(run, mark) for mark in others] == [(mark.name,) for mark in others]


def test_the_right_answer_stands_with_its_sum() -> None:
    assert sum_of(ASKED) == "7 × 3 − 3 × 5 = +6"
    assert reckoned(ASKED)[0] == "Ten plays bring 7 × 3 − 3 × 5 = +6 on average: a good bet."
    bad = replace(ASKED, chance=2, brings=-34, right=0)
    assert sum_of(bad) == "2 × 3 − 8 × 5 = −34"
    assert reckoned(bad)[0].endswith("a bad bet.")


def test_it_is_said_that_the_shortcut_was_planted_or_that_there_is_none() -> None:
    assert "was planted: in 90 % of the bets" in planted_words(ASKED)[0]
    assert "honest" in planted_words(replace(ASKED, planted=False, agreement=0.69))[0]
    assert "planted" not in planted_words(replace(ASKED, planted=False, agreement=0.69))[0]
    assert "no shortcut" in planted_words(replace(ASKED, agreement=0.5))[0]


def test_the_bet_stands_beside_the_curves_below_them_or_nowhere_and_parts_never_overlap() -> None:
    for width in (200.0, BESIDE_FROM - 1, BESIDE_FROM, 1200.0):
        for height in (100.0, 260.0, BELOW_FROM, 700.0):
            found = rooms(width, 10.0, 10.0 + height, card_wanted=True)
            parts = [part for part in (found.scores, found.loss, found.card) if part is not None]
            assert (found.card is not None) == (width >= BESIDE_FROM or height >= BELOW_FROM)
            for number, part in enumerate(parts):
                assert part.y >= 10
                assert part.bottom <= 10 + height + 1e-6
                assert part.right <= width + 1e-6
                assert not any(part.overlaps(other) for other in parts[number + 1 :])
    assert rooms(1200.0, 0.0, 700.0, card_wanted=False).card is None
