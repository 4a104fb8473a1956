"""The key of the colours of a product."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QPainter

from scoutview.export.picture import PictureSize
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look
from scoutview.panels.matrix_multiply.painting import draw_cells, draw_shades_kept
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Product, Shades, cell_text, own_shades
from tests.export.words_drawn import Word, words_drawn

pytestmark = pytest.mark.usefixtures("qapp")
SMALL = np.full((2, 2), 0.5)
OWN = own_shades(Product("own", SMALL, SMALL, np.zeros(2), SMALL @ SMALL))


def words(shades: Shades, width: float) -> list[Word]:
    def paint(painter: QPainter, *_: object) -> None:
        draw_shades_kept(painter, Look(picture=True), Box(10, 10, width, 18), shades, Layer())

    return words_drawn(PictureSize(800, 80), paint)


def test_the_key_says_what_the_colours_mean_and_that_it_stays() -> None:
    texts = [word.text for word in words(MODEL_SHADES, 760)]
    assert texts[-1] == "colours: blue below 0, orange above, one uneven scale at every step"
    assert {"≤ −20", "−.05", "0", ".05", "≥ 20"} <= set(texts)
    assert words(MODEL_SHADES, 560)[-1].text == "uneven scale"
    assert words(OWN, 760)[-1].text == "colours: blue below 0, orange above", "typed numbers have no steps"


@pytest.mark.parametrize("shades", [MODEL_SHADES, OWN])
@pytest.mark.parametrize("width", [60, 120, 200, 260, 500])
def test_numbers_in_the_key_never_meet(shades: Shades, width: float) -> None:
    drawn = words(shades, width)
    assert any(word.text == "0" for word in drawn)
    boxes = sorted((word.box for word in drawn), key=lambda box: box.x())
    assert all(other.x() > one.right() for one, other in pairwise(boxes))


@pytest.mark.parametrize("width", [64, 76, 200, 260])
def test_the_key_names_a_number_below_0_and_above_it_or_neither(width: float) -> None:
    texts = {word.text for word in words(MODEL_SHADES, width)} - {"0"}
    below = {text.replace("≤", "≥").replace("−", "") for text in texts if "−" in text}
    assert below == {text for text in texts if "−" not in text and text[0] in ".≥"}


def test_the_end_of_a_key_stands_for_what_is_beyond_it_unless_nothing_can_be() -> None:
    assert (MODEL_SHADES.mark_text(-20.0), MODEL_SHADES.mark_text(20.0)) == ("≤ −20", "≥ 20")
    assert (OWN.mark_text(-OWN.end), OWN.mark_text(OWN.end)) == ("−" + cell_text(OWN.end), cell_text(OWN.end))


def test_the_numbers_of_a_matrix_are_written_in_one_size() -> None:
    def paint(painter: QPainter, *_: object) -> None:
        values = np.array([[0.12, 0.34, 0.5638]])
        draw_cells(painter, Look(), Box(0, 0, 180, 40), values, MODEL_SHADES, numbers=True, written={(0, 2): ".5638"})

    one, other, longest = (word.box.height() for word in words_drawn(PictureSize(200, 80), paint))
    assert one == pytest.approx(other) == pytest.approx(longest, rel=0.05)
