"""What is seen before anybody chose anything teaches: in every lab, at the first, a middle and the last frame."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.matrix_multiply.panel import MatrixMultiply
from scoutview.panels.registry import panels_for
from tests.every_lab import NAMES, asker_at, small_lab, trained

LABS = [name for name in NAMES if MatrixMultiply in panels_for(small_lab(name).channels)]
FRAMES = pytest.mark.parametrize("position", [0, 6, -1])


def shown(qtbot: QtBot, name: str, position: int) -> tuple[MatrixMultiply, Arrays, Any]:
    """A panel that nobody touched, what it was shown, and its lab."""
    lab, asker = asker_at(name, position)
    panel = MatrixMultiply(Look())
    qtbot.addWidget(panel)
    panel.resize(620, 560)
    panel.show()
    arrays: dict[str, np.ndarray] = {}
    for question in panel.questions():
        arrays |= asker.answer(lab.default_probe(), [question])[question]
    panel.show_observation(Observation(position, lab.default_probe(), arrays))
    return panel, arrays, lab


def listed(panel: MatrixMultiply) -> list[float]:
    return [term.value for term in panel.view.terms_now() if term.factors is not None]


@FRAMES
@pytest.mark.parametrize("name", LABS)
def test_the_first_product_is_no_lookup_and_has_a_plain_name(qtbot: QtBot, name: str, position: int) -> None:
    panel, arrays, _ = shown(qtbot, name, position)
    site, entering = str(arrays["product_site"]), arrays["product_input"]
    assert "embedding" not in site
    assert not np.isin(entering, (0, 1)).all()
    words = panel.controls.sites.currentText()
    assert "." not in words
    assert "_" not in words
    assert site in panel.controls.sites.toolTip()


@FRAMES
@pytest.mark.parametrize("name", LABS)
def test_the_first_cell_multiplies_no_zeros_and_has_a_large_sum_of_several_terms(
    qtbot: QtBot, name: str, position: int
) -> None:
    panel, arrays, _ = shown(qtbot, name, position)
    row, column = panel.shown_cell()
    left, top = arrays["product_input"].astype(float), arrays["product_weight"].astype(float)
    zeros = (left == 0).mean(axis=1)
    assert zeros[row] <= zeros.min() + 0.1
    sums = np.abs(left[row] @ top)
    assert sums[column] >= np.median(sums)
    assert sums[column] > 0.3 * sums.max()
    terms = left[row] * top[:, column]
    assert np.abs(terms).sum() ** 2 / (terms**2).sum() >= min(3, len(terms))
    shown_terms = listed(panel)
    assert len(shown_terms) >= 3
    if zeros.min() == 0:
        assert 0 not in shown_terms


@FRAMES
@pytest.mark.parametrize("name", LABS)
def test_the_terms_that_are_shown_and_the_rest_add_up_to_the_sum(qtbot: QtBot, name: str, position: int) -> None:
    panel, arrays, _ = shown(qtbot, name, position)
    row, column = panel.shown_cell()
    left, top = arrays["product_input"][row].astype(float), arrays["product_weight"][:, column].astype(float)
    products = [a * b for a, b in zip(left, top, strict=True)]
    exact = math.fsum([*products, float(arrays["product_bias"][column])])
    terms = panel.view.terms_now()
    assert math.fsum(term.value for term in terms) == pytest.approx(exact, rel=1e-12, abs=1e-12)
    assert exact == pytest.approx(float(arrays["product_output"][row, column]), rel=1e-4, abs=1e-5)
    assert set(listed(panel)) <= set(products)


@pytest.mark.parametrize("name", [name for name in LABS if name != "digits"])
def test_the_first_picture_is_a_handful_and_all_numbers_are_one_click_away(qtbot: QtBot, name: str) -> None:
    panel, arrays, _ = shown(qtbot, name, -1)
    few, cell = panel.picture.layout_now(), panel.shown_cell()
    assert few is not None
    assert few.cell_width >= 50
    assert few.cell_height >= 24
    assert len(listed(panel)) == few.window.sizes[1] <= 6
    assert sum(few.window.sizes) < sum(arrays["product_input"].shape) + arrays["product_weight"].shape[1]
    panel.controls.all_numbers.click()
    many = panel.picture.layout_now()
    assert many is not None
    assert sum(many.window.sizes) > sum(few.window.sizes)
    assert panel.shown_cell() == cell


@pytest.mark.parametrize("name", LABS)
def test_scrubbing_moves_the_first_cell_seldom(qtbot: QtBot, name: str) -> None:
    _, frames = trained(name)
    cells = [shown(qtbot, name, position)[0].shown_cell() for position in range(len(frames))]
    changes = sum(one != other for one, other in pairwise(cells))
    assert changes <= len(frames) // 3
    assert len({row for row, _ in cells}) == 1 or name == "grokking"


def test_digits_open_on_a_patch_in_their_picture(qtbot: QtBot) -> None:
    panel, arrays, _ = shown(qtbot, "digits", -1)
    assert panel.patches.isVisible()
    assert not panel.picture.isVisible()
    assert arrays["product_maps"].shape[0] == 1
    assert Question("matrix_product") in panel.questions()
