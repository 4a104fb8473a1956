"""Panels with a stepper of their own can be set to each of its steps, as a film does."""

import re

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.export.feeding import Feeder
from scoutview.export.film_frames import local_steps
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import lab_of_recording
from scoutview.panels.panel import Panel
from scoutview.panels.registry import panel_named
from scoutview.recording.reader import Recording
from tests.small_runs import LAST, recording_of

PANELS = (("denoising", "denoising"), ("digits", "matrix_multiply"), ("digits", "feature_visualization"))


def fed(lab_name: str, panel_name: str, qtbot: QtBot) -> Panel:
    panel = panel_named(panel_name)(Look(picture=True))
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    with Recording.open(recording_of(lab_name)) as recording:
        lab = lab_of_recording(recording)
        Feeder(recording, lab, lab.default_probe()).feed(panel, LAST)
    return panel


def painted(panel: Panel) -> QImage:
    return panel.grab().toImage()


@pytest.mark.parametrize(("lab_name", "panel_name"), PANELS)
def test_every_step_is_another_picture(lab_name: str, panel_name: str, qtbot: QtBot) -> None:
    panel = fed(lab_name, panel_name, qtbot)
    steps = local_steps(panel)
    assert len(steps) >= 10
    chosen = steps[:: len(steps) // 5]
    pictures = []
    for number in chosen:
        panel.show_local_step(number)
        pictures.append(painted(panel))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
    panel.show_local_step(chosen[1])  # it can go back
    assert painted(panel) == pictures[1]
    assert len(local_steps(panel)) == len(steps)


@pytest.mark.parametrize(("lab_name", "panel_name"), PANELS[2:])
def test_the_last_step_is_what_a_still_picture_shows(lab_name: str, panel_name: str, qtbot: QtBot) -> None:
    panel = fed(lab_name, panel_name, qtbot)
    still = painted(panel)
    panel.show_local_step(0)
    assert painted(panel) != still
    panel.show_local_step(local_steps(panel)[-1])
    assert painted(panel) == still


def test_a_still_picture_of_denoising_shows_the_step_at_which_half_is_noise(qtbot: QtBot) -> None:
    panel = fed("denoising", "denoising", qtbot)
    noise = [noise_told(panel)]
    for number in range(panel.local_steps()):
        panel.show_local_step(number)
        noise.append(noise_told(panel))
    assert abs(noise[0] - 50) == min(abs(each - 50) for each in noise) < 3
    assert noise[1] == 100
    assert noise[-1] < 2


def noise_told(panel: Panel) -> float:
    """In per cent of the variance."""
    told = re.search(r"variance that is noise: [\d.]+² = ([\d.]+) %", panel.formula())
    assert told is not None
    return float(told[1])


def test_a_panel_without_a_stepper_says_so(qtbot: QtBot) -> None:
    with pytest.raises(UserError, match="Prediction has no steps of its own"):
        local_steps(fed("digits", "prediction", qtbot))


def test_a_panel_without_a_frame_has_no_steps_yet(qtbot: QtBot) -> None:
    for _, name in PANELS:
        panel = panel_named(name)(Look(picture=True))
        qtbot.addWidget(panel)
        with pytest.raises(UserError):
            local_steps(panel)


def test_a_matrix_product_starts_empty_and_ends_whole(qtbot: QtBot) -> None:
    panel = fed("grokking", "matrix_multiply", qtbot)
    window = panel.picture.window_now()
    (row, _, column), steps = window.starts, local_steps(panel)
    places = []
    for number in (0, 1, 2, steps[-1]):
        panel.show_local_step(number)
        places.append(panel.view_settings()["place"])
    assert [place["cell"] for place in places[:3]] == [[row, column], [row, column], [row, column + 1]]
    assert [place["building"] for place in places] == [True, True, True, False]


def test_a_convolution_goes_over_its_picture_pixel_by_pixel(qtbot: QtBot) -> None:
    panel = fed("digits", "matrix_multiply", qtbot)
    panel.show_local_step(3)
    place = panel.view_settings()["place"]
    assert (place["cell"][0], place["building"]) == (2, True)
    assert len(local_steps(panel)) == 28 * 28 + 1
