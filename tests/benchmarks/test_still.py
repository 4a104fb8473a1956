"""A picture of a panel at 4K: against a grab of the same panel on a screen, at 1920x1080."""

import time
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.export.picture import SLIDE, Picture, PictureSize, PictureWords
from scoutview.export.still import png_bytes
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES
from tests.small_runs import LAST, recording_of

pytestmark = pytest.mark.benchmark

ROUNDS = 3
FOUR_K = SLIDE.times(2)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_at_4k_costs_what_its_pixels_cost(
    measured: Callable[..., None], report: Callable[[str, str, str], None], qtbot: QtBot, name: str
) -> None:
    """Four times the pixels of the grab, with words around the panel: four times as long is no loss at all."""
    with Recording.open(recording_of(name)) as recording:
        lab = lab_of_recording(recording)
        feeder = Feeder(recording, lab, lab.default_probe())
        panels: dict[str, tuple[list[float], float]] = {}
        for panel_class in panels_for(lab.channels):
            large = Picture([panel_class], FOUR_K, DARK)
            feeder.feed(large.panels[0], LAST)
            panel = panel_class(Look(DARK, large.look.scale / 2, motion=False))
            qtbot.addWidget(panel)
            panel.resize(SLIDE.width, SLIDE.height)
            panel.show()
            feeder.feed(panel, LAST)
            panels[panel_class.title] = compared(partial(still, large), partial(grab, panel))
    worst = max(panels, key=lambda title: median(panels[title][0]))
    slowest = max(panels, key=lambda title: panels[title][1])
    measured(f"{name}: 4K PNG / grab at 1x as PNG", panels[worst][0], "≤ 6", len(panels) * ROUNDS, f"worst: {worst}")
    report(f"{name}: 4K PNG, slowest: {slowest}", f"{panels[slowest][1]:.0f} ms", "≤ 1,000 ms")
    assert median(panels[worst][0]) < 10


def compared(large: Callable[[], bytes], small: Callable[[], bytes]) -> tuple[list[float], float]:
    """The ratio of each of some rounds, and the shortest time of the large one in ms; the first round is to warm up."""
    rounds = [(taken_ms(large, FOUR_K), taken_ms(small, SLIDE)) for _ in range(ROUNDS + 1)][1:]
    return [ours / theirs for ours, theirs in rounds], min(ours for ours, _ in rounds)


def taken_ms(work: Callable[[], bytes], size: PictureSize) -> float:
    started = time.perf_counter()
    content = work()
    taken = 1000 * (time.perf_counter() - started)
    picture = QImage.fromData(content)
    assert (picture.width(), picture.height()) == (size.width, size.height)
    assert not is_plain(picture)
    return taken


def is_plain(picture: QImage) -> bool:
    """Whether nothing is drawn on it."""
    pixels = np.frombuffer(picture.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    return bool((pixels == pixels[0]).all())


def grab(panel: Panel) -> bytes:
    return png_bytes(panel.grab().toImage())


def still(picture: Picture) -> bytes:
    return png_bytes(picture.image(PictureWords(footer="source")))
