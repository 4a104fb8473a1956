"""Buttons are as large as what they show, at every scale."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.widgets.buttons import TOOL, fit_button, fit_tool, ghost_button, main_button, put_icon


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton("Your own")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("scale", [1.0, 1.7, 3.0])
def test_a_fitted_button_holds_its_word_in_bold(button: QPushButton, scale: float) -> None:
    look = Look(scale=scale)
    fit_button(button, look, 22)
    word = QFontMetricsF(font("label_strong", scale)).horizontalAdvance("Your own")
    assert word <= button.minimumWidth() - look.px(22) + 1 <= word + 1


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_an_icon_has_the_colour_and_the_size_of_the_look(button: QPushButton, scale: float) -> None:
    look = Look(scale=scale)
    put_icon(button, "stop", look, "accent", side=20)
    assert button.iconSize().width() == look.px(20)
    middle = look.px(20) // 2
    assert button.icon().pixmap(look.px(20)).toImage().pixelColor(middle, middle) == look.colour("accent")


def test_a_tool_has_one_size_whatever_its_icon(button: QPushButton) -> None:
    for name in ("play", "pause"):
        fit_tool(button, name, Look(scale=2.0))
        assert (button.minimumWidth(), button.maximumHeight()) == (2 * TOOL[0], 2 * TOOL[1])


def test_a_ghost_is_named_without_its_key(qtbot: QtBot) -> None:
    place, pressed = QWidget(), []
    qtbot.addWidget(place)
    ghost = ghost_button("Dismiss  (Esc)", lambda: pressed.append(1), place)
    ghost.click()
    assert (ghost.accessibleName(), ghost.toolTip(), pressed) == ("Dismiss", "Dismiss  (Esc)", [1])


def test_a_main_button_is_the_default(qtbot: QtBot) -> None:
    made = main_button("Save…")
    qtbot.addWidget(made)
    assert made.isDefault()
    assert made.property("role") == "main"
