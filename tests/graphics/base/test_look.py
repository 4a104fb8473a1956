"""Colours of numbers."""

from math import inf, nan

import pytest

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_number_has_the_colour_at_its_place_and_none_that_of_zero(theme: Theme) -> None:
    look = Look(theme)
    tables = ((look.magnitude, theme.magnitude, 0), (look.signed, theme.signed, -1))
    for colour_at, table, low in tables:
        colours = [tuple(entry) for entry in table.tolist()]
        assert colour_at(1).getRgb()[:3] == colour_at(inf).getRgb()[:3] == colours[255]
        assert colour_at(low).getRgb()[:3] == colour_at(-inf).getRgb()[:3] == colours[0]
        assert colour_at(nan) == colour_at(0)
    assert look.signed(0).getRgb()[:3] == tuple(theme.signed[128].tolist())
    assert look.on_magnitude(nan) == look.on_magnitude(0)
