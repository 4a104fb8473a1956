"""What is drawn of a convolution."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import text_width
from scoutview.panels.matrix_multiply import patch_layout_plan
from scoutview.panels.matrix_multiply.product_plan import number_text
from tests.panels.matrix_multiply.test_travel import convolution, shown


def test_the_line_to_the_output_begins_at_the_number_that_goes_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, convolution())
    panel.resize(1300, 640)
    layout, scene = panel.patches.layout_now(), panel.patches._scene()
    assert layout is not None
    assert scene is not None
    assert layout.patch.x > layout.map.right, "side by side"
    lines: list[tuple[QPointF, QPointF]] = []
    monkeypatch.setattr(QPainter, "drawLine", lambda _painter, start, end: lines.append((start, end)))
    panel.patches.grab()
    *_, (start, turn), (again, end) = lines
    number = layout.sum.x + text_width(number_text(scene.total), "key")
    assert number <= start.x() <= number + 12
    assert layout.sum.y <= start.y() <= layout.sum.y + 26
    assert turn == again
    assert turn.y() == start.y(), "above the words below the number"
    assert turn.x() >= layout.sum.right - 4
    pixel = layout.cell_box(("output", *scene.patches.pixel(scene.row)))
    assert (end.x(), end.y()) == (pixel.x, pixel.middle_y)


def test_below_a_sum_above_it_the_line_goes_beside_the_words_and_the_caption(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patch_layout_plan, "SMALLEST_CELL", 999.0)  # no room for it below the products
    panel = shown(qtbot, convolution())
    panel.resize(1300, 640)
    layout, scene = panel.patches.layout_now(), panel.patches._scene()
    assert layout is not None
    assert scene is not None
    assert layout.sum.bottom <= layout.output.y
    lines: list[tuple[QPointF, QPointF]] = []
    monkeypatch.setattr(QPainter, "drawLine", lambda _painter, start, end: lines.append((start, end)))
    panel.patches.grab()
    *_, (start, turn), (upper, lower), (_, end) = lines
    assert start.x() < layout.sum.x
    assert turn == upper
    assert layout.products.right < upper.x() == lower.x() < min(layout.sum.x, layout.output.x)
    pixel = layout.cell_box(("output", *scene.patches.pixel(scene.row)))
    assert (end.x(), end.y()) == (pixel.x, pixel.middle_y)
