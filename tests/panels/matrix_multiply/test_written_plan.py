"""What is shown of a product can be computed again from what is shown."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look
from scoutview.panels.matrix_multiply.picture import MatrixPicture
from scoutview.panels.matrix_multiply.play_plan import Place
from scoutview.panels.matrix_multiply.product_plan import MODEL_SHADES, Product, cell_text, term_text
from scoutview.panels.matrix_multiply.sum_painting import SumPainting
from scoutview.panels.matrix_multiply.written_plan import written_pair
from tests.panels.matrix_multiply.products import random_product

CELL = (9, 53)


def value(text: str) -> float:
    return float(text.replace("−", "-"))


def is_number(text: str) -> bool:
    return not text.strip(" −.0123456789")


@pytest.mark.parametrize("write", [term_text, cell_text])
@pytest.mark.parametrize("scale", [0.02, 1.0, 30.0])
def test_two_factors_as_written_have_the_product_as_written(write: Callable[[float], str], scale: float) -> None:
    rng = np.random.default_rng(0)
    for left, top in zip(scale * rng.normal(size=400), rng.normal(size=400), strict=True):
        pair = written_pair(float(left), float(top), write)
        assert write(math.prod(map(value, pair))) == write(float(left * top))
        assert [value(text) for text in pair] == pytest.approx([left, top], rel=0.05, abs=0.005)


def test_no_more_digits_are_written_than_that_takes() -> None:
    assert written_pair(-1.4385, -0.30098, term_text) == ("−1.44", "−.301")
    assert written_pair(0.561, 0.2555, term_text) == (".56", ".256")
    assert written_pair(3.0, -2.0, term_text) == ("3", "−2")
    assert written_pair(math.nan, 0.5, term_text)[0] == "–"


def shown(qtbot: QtBot, product: Product, monkeypatch: pytest.MonkeyPatch) -> list[tuple[QRectF, str, QFont]]:
    """Every text in the row of the chosen cell and below it, and where it is."""
    picture = MatrixPicture(Look())
    qtbot.addWidget(picture)
    picture.resize(1230, 520)
    largest = np.argsort(-np.abs(product.left[CELL[0]] * product.top[:, CELL[1]])).tolist()
    picture.show_product(product, Place(CELL), MODEL_SHADES, few=largest)
    texts: list[tuple[QRectF, str, QFont]] = []
    draw = QPainter.drawText

    def kept(painter: QPainter, *told: object) -> object:
        if isinstance(told[0], QRectF):
            texts.append((told[0], str(told[-1]), painter.font()))
        return draw(painter, *told)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", kept)
    picture.grab()
    return texts


def test_each_cell_of_the_row_times_its_factor_is_the_product_below(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = shown(qtbot, random_product(), monkeypatch)
    factors = {box.center().x(): text.lstrip("× ") for box, text, _ in texts if text[:1] == "×" and is_number(text[1:])}
    assert len(factors) == 8
    for x, factor in factors.items():
        numbers = [(box.top(), text) for box, text, _ in texts if abs(box.center().x() - x) < 1 and is_number(text)]
        *_, (_, cell), (_, product) = sorted(numbers)
        assert term_text(value(cell) * value(factor)) == product


def test_a_sign_has_the_same_air_at_both_sides(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[tuple[float, float, str]] = []

    def kept(_self: SumPainting, room: Box, text: str, chosen: QFont, _role: str, _side: int) -> None:
        half = QFontMetricsF(chosen).horizontalAdvance(text) / 2
        written.append((room.x + room.width / 2 - half, room.x + room.width / 2 + half, text))

    monkeypatch.setattr(SumPainting, "_write", kept)
    shown(qtbot, random_product(), monkeypatch)
    line = sorted(each for each in written if each[2] == "+" or is_number(each[2]))
    signs = [number for number, each in enumerate(line) if each[2] == "+"]
    assert len(signs) >= 5
    for number in signs[:-2]:
        before, after = line[number][0] - line[number - 1][1], line[number + 1][0] - line[number][1]
        assert before == pytest.approx(after, abs=0.5)
        assert before >= 4
