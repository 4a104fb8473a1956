"""The plot of when something appeared: its value, what counts, levels, bands and the step."""

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.appearance_plot import appearance_plot
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.runs.appearance_plan import Appearance, Control
from tests.export.words_drawn import words_drawn
from tests.graphics.plots.mouse import axes_of

STEPS = np.arange(0, 801, 100)
VALUES = np.array([0.5, 0.6, 0.7, 0.92, 0.95, 0.96, 0.96, 0.97, 0.97])
BAND = Control("shuffled labels", np.full(9, 0.45), np.full(9, 0.55))
FOUND = Appearance(STEPS, VALUES, 0.9, (BAND, Control.at("counting words", 0.76)))
CURVES = Curves(STEPS, STEPS * 0.1, {}, planned_steps=1000)


def test_everything_it_is_held_against_is_drawn_with_its_word(qtbot: QtBot) -> None:
    widget = CurvePlot(Look())
    qtbot.addWidget(widget)
    widget.resize(700, 320)
    widget.show_plot(appearance_plot(FOUND, CURVES, "the unit", "reviews judged right"))
    widget.show()
    QApplication.processEvents()
    axes = axes_of(widget)
    words = words_drawn(PictureSize(700, 320), lambda painter: widget.paint_ground(widget.painting(painter, axes)))
    said = {word.text for word in words}
    assert {"shuffled labels", "counting words: 76 %", "counts as there: 90 %", "appears by step 300"} <= said


def test_the_step_is_not_flagged_while_the_run_is_being_asked() -> None:
    plot = appearance_plot(replace(FOUND, filled=0.4), CURVES, "the unit", "reviews judged right")
    assert not plot.flags
    assert plot.ends == (0.0, 1000.0)


def test_an_axis_that_is_no_share_holds_its_controls_as_well() -> None:
    found = replace(FOUND, controls=(Control("random", np.full(9, 2.0), np.full(9, 7.0)), Control.at("untrained", 5.0)))
    plot = appearance_plot(found, CURVES, "error", "errors", is_share=False)
    assert plot.value_range[1] >= 7.0


def test_the_word_of_a_level_at_the_upper_end_stands_in_the_plot(qtbot: QtBot) -> None:
    widget = CurvePlot(Look())
    qtbot.addWidget(widget)
    widget.resize(700, 150)
    errors = Appearance(STEPS, 0.5 * (1 - VALUES), 0.18, (Control.at("untrained", 0.37),), falls=True)
    widget.show_plot(appearance_plot(errors, CURVES, "error", "squares read wrong", is_share=False))
    widget.show()
    QApplication.processEvents()
    axes = axes_of(widget)
    size = PictureSize(700, 150)
    painted = words_drawn(size, lambda painter: widget.paint_ground(widget.painting(painter, axes)))
    (word,) = [word for word in painted if word.text == "untrained: 37 %"]
    line = axes.y.place(0.37)
    assert word.box.top() > line  # above it there is no room for a word
