"""Flags above a plot and their words, ten pixels a letter."""

from collections.abc import Sequence
from dataclasses import astuple

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


def test_a_name_without_room_beside_its_own_flag_is_left_out() -> None:
    names = [["generalised"], ["memorised"], ["cleaned up"]]
    generalised, memorised, cleaned_up = flags([282, 200, 299], names, 0, 330)
    assert memorised == FlagPlan(200, True, "memorised")
    assert (generalised.word, cleaned_up.word) == ("", "")
    assert flags([330, 200, 347], names, 0, 378)[0] == FlagPlan(330, word=""), "the flag before is in the way"
    assert flags([350, 200, 367], names, 0, 398)[0] == FlagPlan(350, True, "generalised")


def test_each_word_touches_its_flag_and_crosses_no_other() -> None:
    names = [["best of all"], ["beats counts"], ["beats pairs"]]
    for places in ([500, 80, 92], [80, 500, 92], [92, 80, 300], [300, 310, 320]):
        for (x, to_left, word, _), own in zip(map(astuple, flags(places, names, 0, 520)), names, strict=True):
            span = (x - PENNANT - 10 * len(word), x) if to_left else (x, x + PENNANT + 10 * len(word))
            assert word in ("", *own)
            assert not word or not any(span[0] < other < span[1] for other in places)


def test_where_one_row_has_no_room_a_second_names_the_others() -> None:
    places, names = [25, 52, 147, 420], [["memorised"], ["loss spike"], ["generalised"], ["best of all"]]
    ends, width = (0, 423), lambda word: 7.0 * len(word)
    assert plan_flags(places, names, width, ends)[0].word == ""
    plans = plan_flags(places, names, width, ends, rows=2)
    assert [plan.word for plan in plans] == [name for (name,) in names]
    spans = [(plan.x + PENNANT, plan.x + PENNANT + width(plan.word)) for plan in plans[:3]]
    for plan, span in zip(plans, spans, strict=False):
        poles = [other.x for other in plans if other is not plan and other.row >= plan.row]
        assert not any(span[0] <= pole <= span[1] for pole in poles)


def test_a_flag_without_a_word_flies_into_no_word_and_not_beyond_the_end() -> None:
    counts, pairs = flags([80, 92], [["beats counts"], ["beats pairs"]], 60, 520)
    assert (counts, pairs) == (FlagPlan(80, True), FlagPlan(92, False, "beats pairs"))
    assert flags([295], [["a word that is far too long for it"]], 0, 300) == [FlagPlan(295, True)]


def test_a_flag_that_others_leave_no_room_chooses_first_where_all_are_named_so() -> None:
    places, names = [35, 206, 298, 594, 73], [["memorised"], ["generalised"], ["cleaned up"], ["best"], ["loss spike"]]
    plans = plan_flags(places, names, lambda word: 9.0 * len(word), (0, 600), rows=2)
    assert [plan.word for plan in plans] == [name for (name,) in names]
