"""Where the parts of the neurons panel go, and how its texts are set."""

import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.ranked_bars import RankedBars
from scoutview.panels.neurons.plan import BAR, TITLE, arrange_neuron, arrange_search, set_text


@pytest.mark.parametrize("size", [(280, 300), (544, 456), (544, 540), (1100, 700)])
def test_parts_never_overlap(size: tuple[int, int]) -> None:
    for places in (arrange_neuron(*size, reading=70, tokens=48, often=True), arrange_search(*size, words=36)):
        boxes = [box for box in vars(places).values() if box.height > 0]
        assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
        assert all(box.bottom <= size[1] + 1e-9 and box.right <= size[0] for box in boxes)


def test_a_dock_holds_the_sentence_the_text_the_effect_and_the_places() -> None:
    places = arrange_neuron(544, 456, reading=69, tokens=45, often=True)
    missing = [name for name, box in vars(places).items() if not box.height]
    assert missing == ["histogram"]
    assert places.tokens.bottom < places.effect.y < places.places.y, "what it does stands below where it fires"


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6, 2.05, 2.7])
@pytest.mark.parametrize("height", [430.0, 456.3, 511.7, 600.0])
def test_all_three_bars_of_the_effect_find_room_at_any_scale(qtbot: QtBot, scale: float, height: float) -> None:
    effect = arrange_neuron(544, height, reading=69, tokens=45, often=True).effect
    assert effect.height
    bars = RankedBars(Look(scale=scale), row_height=BAR, title_height=TITLE)
    qtbot.addWidget(bars)
    assert bars.rows_in(round(effect.height * scale) / scale) == 3


def test_a_text_is_set_as_large_as_it_fits_and_none_of_it_is_left_out() -> None:
    widths = [3.0] * 40
    sizes = [set_text(widths, [0.0] * 40, 500, height, 26).size for height in (900, 300, 150, 60)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
    text = set_text(widths, [30.0] * 40, 500, 300, 20)
    assert text.size <= 20
    assert text.height <= 300
    assert len(text.tokens) == 40
    assert all(left + width <= 500 for left, _, width in text.tokens)
    left, top, width = text.tokens[17]
    assert text.at(left + width / 2, top + 3) == 17
    assert text.at(600, 3) is None


def test_letters_are_a_little_smaller_where_that_saves_a_row() -> None:
    widths, nothing = [3.0] * 7, [0.0] * 7
    assert (set_text(widths, nothing, 500, 300, 26).size, set_text(widths, nothing, 500, 300, 26).rows) == (23, 1)
    assert set_text([3.0] * 8, [0.0] * 8, 480, 300, 26).size == 26, "a row is not worth letters of 20"


def test_beside_the_first_column_of_a_large_body_what_it_writes_leaves_no_hole() -> None:
    places = arrange_neuron(1011, 372, reading=21, tokens=49, often=True)
    assert places.histogram.height
    assert places.written.bottom + 60 > places.histogram.y
