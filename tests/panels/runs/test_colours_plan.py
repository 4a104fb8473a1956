"""What varies between runs, and the colours of its values."""

import itertools

import numpy as np
import pytest

from scoutview.graphics.base.theme import THEMES
from scoutview.panels.runs.colours_plan import ColourScale, scale_of, shade, value_text, varying
from tests.compared_runs import run_of


def test_numbers_are_on_a_scale_names_are_kinds_and_what_does_not_vary_is_neither() -> None:
    runs = [run_of(str(number), size=number, speed=name) for number, name in ((2, "b"), (0, "a"), (1, "b"))]
    size, speed = scale_of(runs, "size"), scale_of(runs, "speed")
    assert (size.values, size.is_numeric) == ((0, 1, 2), True)
    many = ColourScale("size", tuple(range(9)))
    assert [many.place(value) for value in (0, 4, 8)] == [0.0, 0.5, 1.0]
    assert (speed.values, [speed.place(value) for value in speed.values]) == (("b", "a"), [0, 1])
    assert scale_of(runs[:1], "size").place(0) is None
    assert scale_of(runs, "").place(0) is None


def test_values_that_reach_far_are_told_apart_by_their_logarithm() -> None:
    scale = ColourScale("learning_rate", tuple(10.0**power for power in range(-7, 0)))
    assert [scale.place(value) for value in (1e-7, 1e-4, 0.1)] == pytest.approx([0, 0.5, 1])
    near = ColourScale("width", (16, 18, 20, 24, 28, 30, 32))
    assert near.place(24) == pytest.approx(0.5)
    below = ColourScale("shift", (-100, -50, -1, 0, 1, 50, 100))
    assert below.place(0) == pytest.approx(0.5)


def test_a_few_numbers_have_colours_that_are_told_apart() -> None:
    scale = ColourScale("width", (14, 20, 26, 36, 50))
    places = [scale.place(value) for value in scale.values]
    assert all(isinstance(place, int) for place in places)
    for theme in THEMES.values():
        colours = [np.array([int(theme.kinds[place][at : at + 2], 16) for at in (1, 3, 5)]) for place in places]
        apart = [np.abs(one - other).sum() for one, other in itertools.combinations(colours, 2)]
        assert min(apart) > 80


def test_yes_and_no_are_kinds_and_more_kinds_than_colours_have_none() -> None:
    assert not ColourScale("tied", (False, True)).is_numeric
    many = ColourScale("name", tuple("abcdefghij"))
    assert many.place("a") == 0
    assert many.place("j") is None
    assert many.place("not there") is None


def test_shades_stay_where_they_are_seen_on_a_panel() -> None:
    assert 0.4 < shade(0) < shade(0.5) < shade(1) == 1


def test_what_a_sweep_names_is_what_varies_and_else_what_has_most_values_comes_first() -> None:
    runs = [
        run_of(str(number), **{"seed": number, "width": 8 * (number % 2), "decay": number / 10, "deep": 3})
        for number in range(4)
    ]
    assert varying(runs, ()) == ("decay", "width")
    assert varying(runs, ("width", "deep", "seed")) == ("width",)
    assert varying(runs, ("deep", "seed")) == ("decay", "width")  # nothing of what it names does
    assert varying([*runs, run_of("other", lab="sums")], ("width",)) == ("lab",)
    assert varying([], ("width",)) == ()


@pytest.mark.parametrize(
    ("value", "text"), [(True, "yes"), (1000, "1,000"), (0.003, "0.003"), (0.1, "0.1"), ("adam", "adam")]
)
def test_settings_are_written_as_people_do(value: object, text: str) -> None:
    assert value_text(value) == text
