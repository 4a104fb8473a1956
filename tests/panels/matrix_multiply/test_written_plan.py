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
from scoutview.panels.matrix_multiply.written_plan import sum_digits, written_pair
from tests.panels.matrix_multiply.products import random_product

CELL = (9, 53)


def value(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


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


@pytest.mark.parametrize("scale", [1e-5, 0.003, 0.1, 1.0, 30.0, 2000.0])
def test_summands_as_written_add_up_to_the_sum_as_written(scale: float) -> None:
    rng = np.random.default_rng(1)
    for count in range(1, 13):
        for values in scale * rng.normal(size=(10, count)):
            total = math.fsum(values)
            ways = list(sum_digits(values.tolist(), total))
            assert len(ways) > 1
            for digits in ways[:-1]:
                written = [value(digits.terms(each)) for each in values.tolist()]
                unit = 10.0**-digits.total.count
                assert abs(math.fsum(written) - value(digits.total(total))) <= unit * (1 + 1e-9)
                assert written == pytest.approx(values, abs=0.5 * 10.0**-digits.terms.count * (1 + 1e-9))


def test_a_sum_is_told_with_three_digits_and_its_summands_with_no_fewer_decimals() -> None:
    first = next(sum_digits((-0.133, 0.216, 0.120, 0.081, 0.140, 0.143, -0.083, 0.088, 0.267, -0.0317), 0.8077))
    assert (first.total(0.8077), first.terms(-0.0317), first.terms(2.0)) == (".808", "−.032", "2")
    first = next(sum_digits((0.983, 0.813, 12.247), 14.043))
    assert (first.total(14.043), first.terms(0.983)) == ("14.0", ".98")
    first = next(sum_digits((24.71, 19.39, 15.1), 59.2))
    assert (first.total(59.2), first.terms(24.71)) == ("59.2", "24.7"), "one decimal is enough"
    first = next(sum_digits((24.71, 19.39, 0.12, 14.98), 59.2))
    assert first.terms(0.12) == ".12", "small ones are seen"
    rounding = (0.4449, 0.4449, 0.4449)  # two decimals each would make 1.32
    first = next(sum_digits(rounding, 1.3347))
    assert (first.total(1.3347), first.terms(0.4449)) == ("1.33", ".44")
    first = next(sum_digits((*rounding, 0.4449, 0.4449), 2.2245))
    assert (first.total(2.2245), first.terms(0.4449)) == ("2.22", ".445")


@pytest.mark.parametrize("scale", [0.1, 1.0, 30.0])
def test_what_is_left_out_is_rounded_so_that_nothing_is_missing(scale: float) -> None:
    rng, mended = np.random.default_rng(2), 0
    for values in scale * rng.normal(size=(200, 6)):
        total = math.fsum(values)
        digits = next(sum_digits(values.tolist(), total))
        texts, plain = digits.written(values.tolist(), total, 4), [digits.terms(each) for each in values.tolist()]
        written = math.fsum(map(value, texts))
        assert round(written, digits.total.count) == value(digits.total(total))
        assert [text for number, text in enumerate(texts) if number != 4] == [*plain[:4], plain[5]]
        assert value(texts[4]) == pytest.approx(values[4], abs=3 * 10.0**-digits.terms.count)
        mended += texts[4] != plain[4]
    assert mended
    assert next(sum_digits((0.5, 1e30), 1e30)).written((0.5, 1e30), 1e30, 1)[1] == term_text(1e30)


def test_what_is_no_number_or_too_large_to_be_written_out_has_digits_too() -> None:
    for values in ((math.nan, 1.0), (math.inf, 2.5), (3e28, -3e28)):
        first = next(sum_digits(values, math.fsum(values) if math.inf not in values else math.inf))
        assert all(first.terms(each) for each in values)


def test_no_more_digits_are_written_than_that_takes() -> None:
    assert written_pair(-1.4385, -0.30098, term_text) == ("−1.44", "−.301")
    assert written_pair(0.561, 0.2555, term_text) == (".56", ".256")
    assert written_pair(3.0, -2.0, term_text) == ("3", "−2")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_no_number_is_written_as_a_dash_at_either_side(value: float) -> None:
    assert written_pair(value, 0.5, term_text)[0] == "–"
    assert written_pair(0.5, value, term_text)[1] == "–"
    assert written_pair(value, 0.0, cell_text) == ("–", "0")


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
    written = {}
    for x, factor in factors.items():
        numbers = [(box.top(), text) for box, text, _ in texts if abs(box.center().x() - x) < 1 and is_number(text)]
        *_, (_, cell), (_, product) = sorted(numbers)
        written[x] = product
        decimals = len(product.partition(".")[2])
        assert round(value(cell) * value(factor), decimals) == pytest.approx(value(product))
    assert len({len(product.partition(".")[2]) for product in written.values()}) == 1


def test_the_numbers_of_the_row_say_at_which_places_they_stand_as_those_of_the_column_do(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = random_product()
    texts = shown(qtbot, product, monkeypatch)
    places = np.sort(np.argsort(-np.abs(product.left[CELL[0]] * product.top[:, CELL[1]]))[:8]).tolist()
    by_height: dict[float, list[str]] = {}
    for box, text, _ in sorted(texts, key=lambda each: each[0].x()):
        by_height.setdefault(box.y(), []).append(text)
    above = [str(place) for place in places]
    assert above in by_height.values()
    assert all(sum(text == place for _, text, _ in texts) >= 2 for place in above), "beside the column, too"


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
