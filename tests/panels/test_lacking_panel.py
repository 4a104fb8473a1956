"""A panel of what a model lacks: one sentence in its place, and its choices kept."""

import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.attention.panel import Attention
from scoutview.panels.lacking_panel import LackingPanel, panels_offered, why_lacking
from scoutview.panels.matrix_multiply.panel import MatrixMultiply
from scoutview.panels.registry import PANELS, panels_for
from tests.every_lab import small_lab


@pytest.mark.parametrize("name", ["next_token", "next_token/lstm", "next_token/mingru"])
def test_the_same_panels_are_offered_whatever_the_architecture(name: str) -> None:
    lab = small_lab(name)
    offered = panels_offered(PANELS, lab.channels, lab.missing())
    assert [panel.name for panel in offered] == [panel.name for panel in panels_for(type(lab).channels)]
    fed = panels_for(lab.channels)
    for panel in offered:
        assert (panel in fed) == (
            not why_lacking(next(each for each in PANELS if each.name == panel.name), lab.missing())
        )


def test_it_says_why_and_keeps_what_was_chosen(qtbot: QtBot) -> None:
    lab = small_lab("next_token/lstm")
    offered = {panel.name: panel for panel in panels_offered(PANELS, lab.channels, lab.missing())}
    assert offered["matrix_multiply"] is MatrixMultiply
    panel = offered["attention"](Look())
    qtbot.addWidget(panel)
    assert panel.title == Attention.title
    assert not panel.questions()
    assert "An LSTM has no attention" in panel.formula()
    panel.restore({"layer": 1})
    assert panel.view_settings() == {"layer": 1}
    panel.resize(400, 300)
    panel.show()
    assert "An LSTM has no attention" in panel.sentence.accessibleName()


def test_panels_on_training_stand_aside_where_a_model_was_trained_elsewhere() -> None:
    lab = small_lab("photos")
    why = lab.trained_elsewhere
    assert why
    offered = {panel.name: panel for panel in panels_offered(PANELS, lab.channels, lab.missing(), why)}
    for name in ("learning_curves", "runs", "one_weight", "one_step", "loss_landscape"):
        assert issubclass(offered[name], LackingPanel)
        assert (offered[name].why, offered[name].explained) == (why, "It tells of training.")
    assert not issubclass(offered["prediction"], LackingPanel)
    digits = small_lab("digits")
    assert not any(issubclass(each, LackingPanel) for each in panels_offered(PANELS, digits.channels, digits.missing()))
