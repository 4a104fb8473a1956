import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoutview.graphics.plots.plot_plan import Axis
from scoutview.graphics.plots.view_plan import ALL, AxesPart, plan_margins

X, Y = Axis(0, 1000, 60, 560), Axis(0.01, 10, 300, 20, logarithmic=True)
ENDS = st.tuples(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))


@given(ENDS, ENDS)
def test_a_part_is_inside_and_large_enough_however_wild_the_wish(steps: tuple, values: tuple) -> None:
    part = AxesPart(tuple(sorted(steps)), tuple(sorted(values))).within(X, Y)
    x, y = part.of(X, Y)
    assert -1e-9 <= x.low < x.high <= 1000 * (1 + 1e-9)
    assert 0.01 * (1 - 1e-9) <= y.low < y.high <= 10 * (1 + 1e-9)
    assert x.high - x.low >= 3.999
    assert part.within(X, Y) == part or part.of(X, Y) == pytest.approx(part.within(X, Y).of(X, Y))


def test_all_of_an_axis_is_no_zoom() -> None:
    assert AxesPart((0, 1000), (0.001, 100)).within(X, Y) == ALL
    assert AxesPart((100, 200), None).within(X, Y) == AxesPart((100, 200))


def test_a_part_survives_being_written_down() -> None:
    for part in (ALL, AxesPart((100.0, 200.0)), AxesPart(None, (0.1, 1.0)), AxesPart((1.5, 9.0), (0.1, 1.0))):
        assert AxesPart.of_settings(json.loads(json.dumps(part.to_settings()))) == part


@pytest.mark.parametrize(
    "nonsense", [None, "no", 3, [], {"steps": "x"}, {"steps": [1]}, {"steps": [2, 2]}, {"values": [True, float("nan")]}]
)
def test_what_is_no_part_shows_all(nonsense: object) -> None:
    assert AxesPart.of_settings(nonsense) == ALL


def test_rows_of_words_go_before_the_curves_do() -> None:
    everything = plan_margins(600, 300, unit=True, flags=True, bands=True)
    assert everything is not None
    assert (everything.unit, everything.flags, everything.bands, everything.steps) == (True, True, True, True)
    seen = []
    for height in range(200, 13, -1):
        margins = plan_margins(600, height, unit=True, flags=True, bands=True)
        assert margins is not None
        assert height - margins.top - margins.bottom >= min(26, height / 2)
        seen.append(sum((margins.unit, margins.flags, margins.bands, margins.steps, margins.values)))
    assert seen == sorted(seen, reverse=True)
    assert plan_margins(600, 10, unit=True, flags=True, bands=True) is None
