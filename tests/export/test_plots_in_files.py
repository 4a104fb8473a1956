"""Plots in files: each tick stands where its curve says, in pixels, letters and lines; and files stay small."""

import re
from collections.abc import Mapping

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from scoutview.export.picture import SLIDE, Picture, PictureWords
from scoutview.export.still import pdf_bytes, svg_bytes
from scoutview.frame import Curves
from scoutview.graphics.base.look import font
from scoutview.graphics.base.theme import LIGHT
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.observation import Observation
from scoutview.panels.learning_curves.panel import LearningCurves
from scoutview.probe import TextProbe
from tests.export.vector_files import Drawn, drawn_in_pdf, drawn_in_svg

STEPS = np.arange(0, 1001, 10)
START, SLOPE = 0.2, 1 / 500  # a loss that grows evenly, so that each tick has its place on the curve
WORDS = PictureWords()
SMOOTH = Qt.TransformationMode.SmoothTransformation


def picture(qtbot: QtBot, steps: np.ndarray, metrics: Mapping[str, np.ndarray], *, log_loss: bool = False) -> Picture:
    drawn = Picture([LearningCurves], SLIDE, LIGHT)
    qtbot.addWidget(drawn._holder._room)
    (panel,) = drawn.panels
    panel.restore({"log_loss": log_loss})
    panel.show_curves(Curves(steps, steps * 0.01, metrics, planned_steps=int(steps[-1]), loss_unit="nats"))
    panel.show_observation(Observation(int(steps[0]), TextProbe(text=""), {}))
    return drawn


def straight(qtbot: QtBot) -> Picture:
    return picture(qtbot, STEPS, {"train_loss": START + SLOPE * STEPS})


def plot_in(drawn: Picture) -> CurvePlot:
    (panel,) = drawn.panels
    assert isinstance(panel, LearningCurves)
    return panel.plots["loss"]


def holds(found: Drawn, words: list[tuple[str, float, float]], scale: float) -> tuple[int, int]:
    """How many values and steps stand where the curve has them; fails where one does not."""
    metrics = QFontMetricsF(font("tick"))
    curve = max(found.lines, key=len)
    assert len(curve) == len(STEPS)
    hairlines = [line for line in found.lines if len(line) == 2 and abs(line[0, 1] - line[1, 1]) < 0.1]
    heights, left = [float(line[0, 1]) for line in hairlines], float(min(line[:, 0].min() for line in hairlines))
    values = steps = 0
    for text, x, baseline in words:
        number = re.fullmatch(r"(?:step )?([\d,.]+)", text)
        if number is None:
            continue
        told, width = float(number[1].replace(",", "")), scale * metrics.horizontalAdvance(text)
        if x < left and told < START:
            continue  # the curve is never so low
        if x < left and x + width < left + 1:  # a value
            here = np.interp((told - START) / SLOPE, STEPS, curve[:, 1])
            assert min(abs(height - here) for height in heights) < 0.5, text
            assert baseline - scale * (metrics.ascent() - metrics.descent()) / 2 == pytest.approx(here, abs=3), text
            values += 1
        elif baseline > max(heights) - 1:  # a step
            moved = 16 if told == STEPS[-1] else 3  # the last one is not cut at the edge
            assert x + width / 2 == pytest.approx(np.interp(told, STEPS, curve[:, 0]), abs=moved), text
            steps += 1
    return values, steps


def test_every_tick_of_an_svg_stands_where_its_curve_says(qtbot: QtBot) -> None:
    drawn = straight(qtbot)
    found = drawn_in_svg(svg_bytes(drawn, WORDS))
    values, steps = holds(found, found.words, plot_in(drawn).look.scale)
    assert values >= 4
    assert steps >= 5


def test_every_tick_of_a_pdf_stands_where_its_curve_says(qtbot: QtBot) -> None:
    drawn = straight(qtbot)
    texts = [text for text, _, _ in drawn_in_svg(svg_bytes(drawn, WORDS)).words]
    found = drawn_in_pdf(pdf_bytes(drawn, WORDS), SLIDE.height)
    assert len(texts) == len(found.words)
    words = [(text, *word[1:]) for text, word in zip(texts, found.words, strict=True)]
    values, steps = holds(found, words, plot_in(drawn).look.scale)
    assert values >= 4
    assert steps >= 5


def test_every_tick_of_the_pixels_stands_where_its_curve_says(qtbot: QtBot) -> None:
    drawn = straight(qtbot)
    shown = pixels(drawn.image(WORDS))
    found = drawn_in_svg(svg_bytes(drawn, WORDS))
    curve = max(found.lines, key=len)
    for x, y in curve[5:-5:10]:
        column = shown[:, round(x)]
        blue = np.flatnonzero((column[:, 2] > column[:, 0] + 100) & (column[:, 2] > 150))
        assert blue.mean() == pytest.approx(y, abs=2)
    for line in (line for line in found.lines if len(line) == 2 and abs(line[0, 1] - line[1, 1]) < 0.1):
        row = round(line[0, 1])
        assert shown[row - 2 : row + 3, round(line[0, 0]) + 8].min() < 240  # the hairline
    assert apart(drawn.image(WORDS), rendered(svg_bytes(drawn, WORDS))) < 1.5  # and so do the words


@pytest.mark.parametrize("zoomed", [False, True])
def test_two_curves_of_many_frames_are_a_small_svg_that_looks_as_on_screen(qtbot: QtBot, zoomed: bool) -> None:
    steps, rng = np.arange(10_000), np.random.default_rng(0)
    fall = 3 * np.exp(-steps / 2000) + 0.3
    noisy = {f"{role}_loss": fall * np.exp(0.15 * rng.standard_normal(len(steps))) for role in ("train", "validation")}
    drawn = picture(qtbot, steps, noisy, log_loss=True)
    if zoomed:
        drawn.panels[0].restore({"zoom": {"loss": {"steps": [2000, 3000], "values": [0.5, 2]}}, "log_loss": True})
    svg = svg_bytes(drawn, WORDS)
    assert len(svg) <= 150_000
    assert apart(drawn.image(WORDS), rendered(svg)) < 3


def test_lines_have_their_width_in_every_program(qtbot: QtBot) -> None:
    """LibreOffice knows no strokes that stay as they are while all else is scaled: curves would become bands."""
    assert b"non-scaling-stroke" not in svg_bytes(straight(qtbot), WORDS)


def test_nothing_of_a_plot_is_lost_behind_the_clip_of_a_word(qtbot: QtBot) -> None:
    """Qt's SVG 1.1 leaves the clipping of one part on for the next: hairlines and words would vanish."""
    drawn = straight(qtbot)
    svg = svg_bytes(drawn, WORDS).decode()
    clips = {
        name: [float(number) for number in re.findall(r"-?[\d.]+", path)]
        for name, path in re.findall(r'<clipPath id="(\w+)">\s*<path [^>]*d="([^"]+)"', svg)
    }
    parts = re.findall(r'<g clip-path="url\(#(\w+)\)"><g [^>]*matrix\(([^)]+)\)[^>]*>\s*<(text|polyline)([^>]*)', svg)
    assert {kind for _, _, kind, _ in parts} == {"text", "polyline"}
    for name, matrix, kind, attributes in parts:
        scale, _, _, _, right, down = (float(number) for number in matrix.split(","))
        here = re.search(
            r'x="([-\d.]+)" y="([-\d.]+)"' if kind == "text" else r'points="([-\d.]+),([-\d.]+)', attributes
        )
        assert here is not None
        x, y = scale * float(here[1]) + right, scale * float(here[2]) + down
        xs, ys = clips[name][0::2], clips[name][1::2]
        assert min(xs) - 1 <= x <= max(xs) + 1
        assert min(ys) - 1 <= y <= max(ys) + 1


def rendered(svg: bytes) -> QImage:
    image = QImage(SLIDE.width, SLIDE.height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(svg)).render(painter)
    return image


def apart(one: QImage, other: QImage) -> float:
    """How different two pictures are on the average, 0 to 255, each made a quarter as large."""
    small = [pixels(image.scaled(480, 270, mode=SMOOTH)) for image in (one, other)]
    return float(np.abs(small[0] - small[1]).mean())


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., 2::-1].astype(int)
