"""A drawing made small shows what it showed: the same lines, letters as wide, and the same cells of its pictures."""

import io
import itertools
import math
import re
from base64 import b64decode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from scoutview.export.svg_compact import COARSE, FEW, FINE, SMOOTH, compact, shrunk
from scoutview.export.svg_drawing import drawn_svg
from scoutview.export.svg_letters import fitted
from scoutview.graphics.base.look import font

pytestmark = pytest.mark.usefixtures("qapp")


def lines(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.darkBlue, 1.7))
    painter.drawPolyline([QPointF(3 + place / 3, 40 + 30 * math.sin(place / 9)) for place in range(240)])
    painter.fillRect(QRectF(10.123456, 3.98765, 7.77777, 30.1), Qt.GlobalColor.red)


def rendered(svg: str) -> np.ndarray:
    image = QImage(200, 160, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        QSvgRenderer(svg.encode()).render(painter)
    return np.frombuffer(image.constBits(), np.uint8).reshape(160, 200, 4)[..., :3].astype(int)


def test_lines_stay_where_they_are() -> None:
    svg = drawn_svg(100, 80, lines)
    small = compact(svg)
    assert len(small) < 0.9 * len(svg)
    assert not re.search(r' (?:points|x)="[^"]*\d\.\d{2}', small)
    assert (rendered(svg) < 255).mean() > 0.05
    assert np.abs(rendered(svg) - rendered(small)).max() <= 48  # of 255, at the edge of a line


def picture(pixels: np.ndarray) -> str:
    """A drawing of it."""
    height, width = pixels.shape[:2]
    image = QImage(np.ascontiguousarray(pixels).data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    return drawn_svg(width, height, lambda painter: painter.drawImage(0, 0, image))


def picture_in(svg: str) -> np.ndarray:
    (content,) = re.findall(r"data:image/webp;base64,([^\"]*)", svg)
    with Image.open(io.BytesIO(b64decode(content))) as image:
        return np.asarray(image.convert("RGB"))


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 9))
def test_an_enlarged_picture_is_kept_cell_by_cell(down: int, right: int, seed: int) -> None:
    cells = np.random.default_rng(seed).integers(0, 255, (7, 11, 3), np.uint8)
    enlarged = cells.repeat(down, axis=0).repeat(right, axis=1)
    assert np.array_equal(shrunk(enlarged), cells)
    svg = compact(picture(enlarged))
    assert np.array_equal(picture_in(svg), cells)  # few colours: all of them exact
    assert 'image-rendering="pixelated"' in svg


@pytest.mark.parametrize(("side", "apart"), [(24, FINE), (90, COARSE)])
def test_of_many_colours_each_is_as_good_as_the_same(side: int, apart: int) -> None:
    cells = np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)
    kept = picture_in(compact(picture(cells))).astype(int)
    assert 0 < np.abs(kept - cells).max() <= apart // 2


def test_a_large_matrix_has_few_colours_each_near_its_own() -> None:
    shares = np.random.default_rng(2).random((90, 90, 1))
    cells = np.rint((1 - shares) * [30.0, 90.0, 240.0] + shares * [250.0, 120.0, 20.0] + [0, 3, 0]).astype(np.uint8)
    cells[..., 1] += np.arange(90, dtype=np.uint8) % 40  # so that there are too many colours for a list of them
    svg = compact(picture(cells))
    kept = picture_in(svg).astype(int)
    assert len(np.unique(kept.reshape(-1, 3), axis=0)) <= FEW
    assert np.abs(kept - cells).max(axis=2).mean() <= COARSE
    assert 'image-rendering="pixelated"' in svg


def test_a_smooth_picture_is_kept_smooth_and_takes_little() -> None:
    down, right = np.mgrid[:160, :160] / 160
    cells = np.stack([60 + 150 * down, 200 - 90 * right, 90 + 60 * down * right], axis=2).astype(np.uint8)
    svg = compact(picture(cells))
    assert np.percentile(np.abs(picture_in(svg).astype(int) - cells), 99.9) <= SMOOTH
    assert len(svg) < 6000
    assert "pixelated" not in svg


def test_contours_made_of_many_short_lines_take_a_fraction_and_look_the_same() -> None:
    corners = [QPointF(50 + 30 * math.cos(turn / 40), 40 + 30 * math.sin(turn / 40)) for turn in range(200)]

    def contours(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.GlobalColor.darkBlue, 1.7))
        painter.drawLines([QLineF(*ends) for ends in itertools.pairwise(corners)])

    svg = drawn_svg(100, 80, contours)
    small = compact(svg)
    assert len(small) < 0.2 * len(svg)
    assert (rendered(svg) < 255).mean() > 0.02
    assert np.abs(rendered(svg) - rendered(small)).mean() < 1


def test_letters_are_as_wide_in_any_font() -> None:
    chosen = font("caption")

    def write(painter: QPainter) -> None:
        painter.setFont(chosen)
        painter.drawText(5, 30, "97 % & <more>")

    svg = fitted(compact(drawn_svg(200, 50, write)))
    (width,) = re.findall(r'textLength="([\d.]+)" lengthAdjust="spacingAndGlyphs">97 % &amp; &lt;more&gt;</text>', svg)
    assert float(width) == pytest.approx(QFontMetricsF(chosen).horizontalAdvance("97 % & <more>"), abs=0.1)
    assert "sans-serif" in svg
