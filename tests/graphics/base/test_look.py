"""Colours of numbers."""

from math import inf, nan

import pytest
from PySide6.QtGui import QColor

from scoutview.graphics.base.look import Look, text_on
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


def luminance(colour: QColor) -> float:
    """By the WCAG 2 definition."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_words_on_a_number_have_the_colour_with_the_higher_contrast(theme: Theme) -> None:
    look = Look(theme)
    dark, white = QColor("#0C0F14"), QColor("#FFFFFF")
    for colour in (*look.magnitudes(), *(look.signed(step / 100) for step in range(-100, 101))):
        chosen = contrast(text_on(colour), colour)
        assert chosen >= max(contrast(dark, colour), contrast(white, colour)) - 0.03
        assert chosen > 4.3
