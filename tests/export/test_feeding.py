"""A panel of a picture gets all it needs, and of the frame that was asked for."""

import pytest
from pytestqt.qtbot import QtBot

from scoutview.export.feeding import feed
from scoutview.graphics.look import Look
from scoutview.labs.registry import lab_of_recording
from scoutview.observing.answer import Asker
from scoutview.panels.denoising import DenoisingStepper
from scoutview.panels.learning_curves import LearningCurves
from scoutview.panels.panel import Panel
from scoutview.panels.prediction import Prediction
from scoutview.recording.reader import Recording
from tests.small_runs import recording_of


@pytest.mark.parametrize(
    ("lab_name", "panel_class"),
    [("digits", Prediction), ("digits", LearningCurves), ("denoising", DenoisingStepper)],
)
def test_the_panel_shows_the_frame_that_was_asked_for(qtbot: QtBot, lab_name: str, panel_class: type[Panel]) -> None:
    formulas = []
    with Recording.open(recording_of(lab_name)) as recording:
        lab = lab_of_recording(lab_name, recording.description.settings, recording.assets)
        for frame in (recording.frame_at(0), recording.frame_at(recording.steps[-1])):
            panel = panel_class(Look(picture=True))
            qtbot.addWidget(panel)
            feed(panel, Asker(lab), recording, frame, lab.default_probe())
            formulas.append(panel.formula())
    assert formulas[0] != formulas[1]
