"""A picture of a panel at 4K: against a grab of the same panel on a screen, at 1920x1080."""

import time
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.export.picture import SLIDE, Picture, Words
from scoutview.export.still import png_bytes
from scoutview.graphics.look import Look
from scoutview.graphics.theme import DARK
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES
from tests.small_runs import LAST, recording_of

pytestmark = pytest.mark.benchmark

ROUNDS = 3
FOUR_K = SLIDE.times(2)


def shortest_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return min(times)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_at_4k_costs_what_its_pixels_cost(
    report: Callable[[str, str, str], None], qtbot: QtBot, name: str
) -> None:
    """Four times the pixels of the grab, with words around the panel: four times as long is no loss at all."""
    with Recording.open(recording_of(name)) as recording:
        lab = lab_of_recording(recording.description.lab, recording.description.settings, recording.assets)
        feeder = Feeder(recording, lab, lab.default_probe())
        worst, slowest = (0.0, ""), (0.0, "")
        for panel_class in panels_for(lab.channels):
            large = Picture([panel_class], FOUR_K, DARK)
            feeder.feed(large.panels[0], LAST)
            ours = shortest_ms(partial(still, large))
            panel = panel_class(Look(DARK, large.look.scale / 2, motion=False))
            qtbot.addWidget(panel)
            panel.resize(SLIDE.width, SLIDE.height)
            panel.show()
            feeder.feed(panel, LAST)
            worst = max(worst, (ours / shortest_ms(partial(grab, panel)), panel_class.title))
            slowest = max(slowest, (ours, panel_class.title))
    report(f"{name}: 4K PNG / grab at 1x as PNG, worst: {worst[1]}", f"{worst[0]:.1f}", "≤ 6")
    report(f"{name}: 4K PNG, slowest: {slowest[1]}", f"{slowest[0]:.0f} ms", "≤ 1,000 ms")
    assert worst[0] < 10


def grab(panel: Panel) -> bytes:
    return png_bytes(panel.grab().toImage())


def still(picture: Picture) -> bytes:
    return png_bytes(picture.image(Words(footer="source")))
