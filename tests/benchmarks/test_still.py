"""A picture of a panel at 4K: against a grab of the panel at 1920x1080."""

import time
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import Feeder
from scoutview.export.picture import SLIDE, Picture, Words
from scoutview.export.still import png_bytes
from scoutview.graphics.theme import DARK
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from tests.small_runs import LAST, recording_of

pytestmark = pytest.mark.benchmark

ROUNDS = 3


def shortest_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return min(times)


@pytest.mark.parametrize("name", ["next_token", "digits", "grokking"])
def test_a_picture_at_4k_costs_what_its_pixels_cost(
    report: Callable[[str, str, str], None], qtbot: QtBot, name: str
) -> None:
    """Four times the pixels of the grab, with words around the panel: four times as long is no loss at all."""
    with Recording.open(recording_of(name)) as recording:
        lab = lab_of_recording(recording.description.lab, recording.description.settings, recording.assets)
        feeder = Feeder(recording, lab, lab.default_probe())
        worst = (0.0, 0.0, "")
        for panel_class in panels_for(lab.channels):
            small, large = (Picture([panel_class], size, DARK) for size in (SLIDE, SLIDE.times(2)))
            for picture in (small, large):
                feeder.feed(picture.panels[0], LAST)
            grabbed = shortest_ms(partial(grab, small.panels[0]))
            ours = shortest_ms(partial(still, large))
            worst = max(worst, (ours / grabbed, ours, panel_class.title))
    ratio, ours, title = worst
    report(f"{name}: 4K PNG / grab at 1x as PNG, worst: {title}", f"{ours:.0f} ms, {ratio:.1f}", "≤ 6, 1 s")
    assert ratio < 10


def grab(panel: Panel) -> bytes:
    return png_bytes(panel.grab().toImage())


def still(picture: Picture) -> bytes:
    return png_bytes(picture.image(Words(footer="source")))
