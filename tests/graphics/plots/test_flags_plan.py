"""Flags above a plot and their words, ten pixels a letter."""

from collections.abc import Sequence

from scoutview.graphics.plots.flags_plan import PENNANT, FlagPlan, plan_flags

LONG, SHORT = "eight wo", "one"


def flags(places: Sequence[float], names: Sequence[Sequence[str]], left: float, right: float) -> list[FlagPlan]:
    return plan_flags(places, names, lambda word: 10.0 * len(word), (left, right))


def test_a_flag_flies_to_the_side_that_has_room() -> None:
    assert flags([50, 290], [[LONG], [LONG]], 0, 300) == [FlagPlan(50, False, LONG), FlagPlan(290, True, LONG)]


def test_a_flag_without_room_says_less_or_nothing() -> None:
    words = [LONG, SHORT]
    assert flags([130, 150], [words, words], 60, 400) == [FlagPlan(130, True, SHORT), FlagPlan(150, False, LONG)]
    assert flags([100, 170], [words, words], 60, 270) == [FlagPlan(100, False, SHORT), FlagPlan(170, False, LONG)]
    assert flags([20], [["a word that is far too long"]], 0, 100) == [FlagPlan(20)]


def test_of_two_words_that_collide_the_first_named_is_kept() -> None:
    for places in ([100, 260], [260, 100]):
        assert [plan.word for plan in flags(places, [[LONG], [LONG]], 90, 270)] == [LONG, ""]


def test_flags_close_together_share_a_word() -> None:
    names = [["best of all"], ["beats counts"], ["beats pairs"]]
    best, counts, pairs = flags([500, 80, 92], names, 60, 520)
    assert best == FlagPlan(500, True, "best of all")
    assert counts == FlagPlan(80)
    assert pairs == FlagPlan(92, False, "beats counts, pairs")
    assert 92 + PENNANT + 190 < 500 - PENNANT - 110
