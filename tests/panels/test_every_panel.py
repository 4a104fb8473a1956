"""What holds for every panel on every lab that feeds it, the next ones included."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import Arrays, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.observation import History, Observation, Question
from scoutview.observing.answer import stacked
from scoutview.panels.panel import Panel
from tests.compared_runs import runs_beside
from tests.every_lab import NAMES_AND_VARIANTS, asker_at, skip_if_trained_elsewhere, trained
from tests.fed_panels import fed_panels, with_each_pair
from tests.small_measures import a_curve, a_heat_map

every_pair = with_each_pair(fed_panels(NAMES_AND_VARIANTS))


def curves_of(name: str) -> Curves:
    _, frames = trained(name)
    metrics = {key: np.array([frame.metrics[key] for frame in frames]) for key in frames[0].metrics}
    steps = np.array([frame.step for frame in frames])
    return Curves(
        steps,
        np.array([frame.seconds for frame in frames]),
        metrics,
        planned_steps=20,
        loss_unit="nats",
        loss_kind="cross-entropy",
        measures=(a_curve(steps=steps), a_heat_map(steps=steps)),
    )


@cache
def answer(name: str, position: int, probe: Any, question: Question) -> Arrays:
    """What the lab answers, computed once: the arrays are read-only, so all panels can be shown the same."""
    lab, asker = asker_at(name, position)
    if question.name in lab.trajectories:
        return stacked(list(asker.unfold(probe, question)))
    return asker.answer(probe, [question])[question]


def feed(panel: Panel, name: str, position: int) -> None:
    """Show the panel what it asks, as the session does."""
    lab, frames = trained(name)
    position = min(position, len(frames) - 1)
    probe = lab.default_probe()
    panel.show_curves(curves_of(name))
    if panel.compares_runs:
        panel.show_runs(runs_beside(name, curves_of(name)))
    steps = [frame.step for frame in frames]
    for _ in range(4):  # what a panel is shown can change what it asks
        arrays: dict[str, np.ndarray] = {}
        for question in panel.questions():
            arrays |= answer(name, position, probe, question)
        panel.show_observation(Observation(frames[position].step, probe, arrays))
        for request in panel.histories():
            answers: Mapping[int, Arrays] = {
                step: answer(name, steps.index(step), probe, request.question) for step in request.steps
            }
            panel.show_history(History(request, answers))


def picture(panel: Panel, width: int = 520, height: int = 420) -> QImage:
    panel.resize(width, height)
    panel.show()
    QApplication.processEvents()
    return panel.grab().toImage()


def colours(image: QImage) -> int:
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    return len(np.unique(pixels))


@every_pair
def test_it_draws_what_the_lab_answers_in_both_themes(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    for theme in (DARK, LIGHT):
        panel = panel_class(Look(theme, picture=True))
        qtbot.addWidget(panel)
        empty = picture(panel)
        feed(panel, name, -1)
        drawn = picture(panel)
        assert drawn != empty
        assert colours(drawn) > 20


@every_pair
def test_a_used_panel_paints_as_a_fresh_one(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    used, fresh = panel_class(Look(picture=True)), panel_class(Look(picture=True))
    for panel in (used, fresh):
        qtbot.addWidget(panel)
    for position in (0, -1, 0, -1):
        feed(used, name, position)
        picture(used)
    feed(used, name, 5)
    feed(fresh, name, 5)
    assert picture(used) == picture(fresh)


@every_pair
def test_two_frames_look_different(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    skip_if_trained_elsewhere(name)
    panel = panel_class(Look(picture=True))
    qtbot.addWidget(panel)
    feed(panel, name, 0)
    untrained = picture(panel)
    feed(panel, name, -1)
    assert picture(panel) != untrained


@every_pair
def test_it_explains_itself_with_this_frames_numbers(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    skip_if_trained_elsewhere(name)
    panel = panel_class(Look())
    qtbot.addWidget(panel)
    feed(panel, name, 0)
    untrained = panel.formula()
    feed(panel, name, -1)
    assert panel.explanation().endswith(".")
    assert panel.formula() != untrained


@every_pair
def test_it_survives_any_size_and_scale(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    panel = panel_class(Look())
    qtbot.addWidget(panel)
    feed(panel, name, -1)
    for width, height, scale in ((120, 80, 1.0), (380, 250, 1.0), (1000, 300, 1.0), (1500, 1400, 2.7)):
        panel.set_look(Look(LIGHT, scale))
        assert not picture(panel, width, height).isNull()


@every_pair
def test_before_anybody_chose_it_asks_plain_questions(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    panel = panel_class(Look())
    qtbot.addWidget(panel)
    assert all(not question.choices for question in panel.questions())
    assert {question.name for question in panel.questions()} <= set(trained(name)[0].questions())


@every_pair
def test_its_choices_survive_being_kept(qtbot: QtBot, name: str, panel_class: type[Panel]) -> None:
    panel, restored = panel_class(Look()), panel_class(Look())
    for one in (panel, restored):
        qtbot.addWidget(one)
    feed(panel, name, -1)
    restored.restore(panel.view_settings())
    assert restored.view_settings() == panel.view_settings()
    restored.restore({"nonsense": 3, **dict.fromkeys(panel.view_settings(), "no such thing")})


@every_pair
def test_controls_that_are_hidden_for_want_of_room_are_told_to_be_crowded_out(
    qtbot: QtBot, name: str, panel_class: type[Panel]
) -> None:
    panel = panel_class(Look(DARK))
    qtbot.addWidget(panel)
    controls = vars(panel).get("controls")
    if controls is None:
        return
    feed(panel, name, -1)
    for width, height in ((520, 420), (300, 150), (520, 420)):
        picture(panel, width, height)
        assert controls.isVisible() != (panel.crowded_out is controls), (width, height)
