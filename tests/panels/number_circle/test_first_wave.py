"""The wave that is shown first, of every lab with a number circle: a telling one, and the same at every step."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.app import sample_recordings
from scoutview.export.feeding import Feeder
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.number_circle.panel import NumberCircle
from scoutview.panels.number_circle.plan import apart, first_frequency, strong_ones
from scoutview.panels.registry import panels_for
from scoutview.probe import Probe
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, small_lab

WITH_CIRCLE = [name for name in NAMES if NumberCircle in panels_for(small_lab(name).channels)]
TOLD_APART = 30.0  # degrees


def test_there_is_a_lab_with_a_number_circle() -> None:
    assert "grokking" in WITH_CIRCLE


def by_the_rule(table: np.ndarray, named: set[int]) -> int:
    """The rule written out: of the waves half as strong as the strongest, that with the widest narrowest gap."""
    p = len(table)
    power = np.square(np.abs(np.fft.rfft(table, axis=0))).sum(axis=1)[1:]
    strong = [k for k in range(1, len(power) + 1) if power[k - 1] >= power.max() / 2]

    def narrowest(k: int) -> float:
        angles = [2 * np.pi * k * n / p for n in named]
        return min(
            float(np.degrees(np.arccos(np.clip(np.cos(one - other), -1, 1))))
            for place, one in enumerate(angles)
            for other in angles[:place]
        )

    return max(strong, key=narrowest)


@pytest.mark.parametrize("name", WITH_CIRCLE)
def test_the_first_wave_of_the_sample_is_the_one_of_the_rule_and_stays_at_every_step(qtbot: QtBot, name: str) -> None:
    with Recording.open(sample_recordings()[name]) as sample:
        lab = lab_of_recording(sample)
        probe = lab.default_probe()
        panel, feeder = NumberCircle(Look()), Feeder(sample, lab, probe)
        qtbot.addWidget(panel)
        table = sample.frame_at(sample.steps[-1]).weights["embedding.weight"]
        asked = 0, probe.a, probe.b, (probe.a + probe.b) % len(table)
        for step in (sample.steps[-1], 0, sample.steps[len(sample.steps) // 2]):
            feeder.feed(panel, step)
            shown = panel._view.asked.frequency
            assert shown == by_the_rule(np.asarray(table, np.float64), set(asked))
            assert apart(len(table), shown, asked) >= TOLD_APART
            assert panel.view_settings()["frequency"] is None
        asked_before = panel.questions(), panel.histories()
        others = (probe_of(lab, a, b) for a, b in ((1, 2), (50, 60), (3, 3)))
        for other in others:
            Feeder(sample, lab, other).feed(panel, sample.steps[-1])
            assert (panel.questions(), panel.histories()) == asked_before, "another sum asks for the same circle"


def probe_of(lab: Lab, a: int, b: int) -> Probe:
    return lab.parse_probe(f"{a}+{b}")


def test_a_weak_wave_is_not_first_however_well_it_tells_numbers_apart() -> None:
    power = np.array([0.0, 10.0, 4.9, 5.0])
    assert strong_ones(power, (2, 4, 3)) == (2, 4)
    assert first_frequency(9, (2, 4), (0, 1)) == 4  # 160 degrees, where wave 2 has 80
    assert first_frequency(9, (5,), (0, 1)) is None
    assert first_frequency(9, (), (0, 1)) is None


def test_numbers_that_are_the_same_need_not_be_told_apart() -> None:
    assert apart(113, 15, (0, 7, 7, 14)) == apart(113, 15, (0, 7, 14)) > 0
    assert apart(113, 15, (0,)) == 360
