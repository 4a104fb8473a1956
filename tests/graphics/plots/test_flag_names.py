"""Flags that are named together."""

from scoutview.graphics.plots.flag_names import NEAR, Group, grouped, joined


def test_words_that_all_names_begin_with_are_said_once() -> None:
    assert joined(["beats token counts", "beats token pairs"]) == "beats token counts, pairs"
    assert joined(["memorised", "generalised", "over"]) == "memorised, generalised, over"
    assert joined(["loss spike", "loss spike"]) == "loss spike"
    assert joined(["alone"]) == "alone"


def test_a_flag_without_room_is_named_with_the_nearest() -> None:
    def unnamed(groups: list[Group]) -> list[Group]:
        return [group for group in groups if group in {(0,), (2,)}]

    assert grouped([100, 50, 130], unnamed) == [(1,), (0, 2)]
    assert grouped([100, 50, 100 + NEAR + 1], unnamed) == [(1, 0), (2,)], "one that is far stays without"


def test_flags_that_no_word_helps_stay_apart() -> None:
    assert grouped([10, 20, 30], lambda groups: groups) == [(0,), (1,), (2,)]
    assert grouped([], lambda groups: groups) == []
