"""The small picture of the whole matrices: what it frames."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK
from scoutview.panels.matrix_multiply import overview as module
from scoutview.panels.matrix_multiply.overview import MatrixOverview
from scoutview.panels.matrix_multiply.overview_plan import lay_out_overview
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Window
from tests.panels.matrix_multiply.products import random_product


@pytest.mark.parametrize("rows", [12, 1])
def test_around_picked_numbers_are_the_whole_row_and_column_that_meet(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    framed: list[Box] = []
    monkeypatch.setattr(module, "outline", lambda *args, **_: framed.append(args[2]))
    overview = MatrixOverview(Look(DARK))
    qtbot.addWidget(overview)
    overview.resize(400, 300)
    window = replace(Window((0, 0, 5), (1, 3, 2)), picked=(4, 40, 90))
    overview.show_product(random_product(rows), window, MODEL_SHADES)
    overview.grab()
    left, top, result = framed
    room = overview.zoom_room()
    assert room is not None
    plan = lay_out_overview(room, random_product(rows).shape)
    assert (left.x, left.width) == (plan.left.x, pytest.approx(plan.left.width))
    assert (top.y, top.height) == (plan.top.y, pytest.approx(plan.top.height))
    assert (result.x, result.y) == (top.x, left.y)


def test_the_frame_of_an_outermost_cell_is_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    framed: list[Box] = []
    monkeypatch.setattr(module, "outline", lambda *args, **_: framed.append(args[2]))
    overview = MatrixOverview(Look(DARK))
    qtbot.addWidget(overview)
    overview.resize(400, 300)
    window = replace(Window((11, 0, 199), (1, 2, 1)), picked=(0, 127))
    overview.show_product(random_product(), window, MODEL_SHADES)
    overview.grab()
    assert len(framed) == 3
    width, height = overview.design_width(), overview.design_height()
    for box in framed:
        assert box.x >= 1.25
        assert box.y >= 1.25
        assert box.right <= width - 1.25
        assert box.bottom <= height - 1.25
