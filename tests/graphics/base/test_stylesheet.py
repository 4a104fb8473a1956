"""What the style sheet makes of ordinary controls."""

import re

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.theme import THEMES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_opens_over_a_window_has_the_colours_of_the_theme_into_its_corners(
    qtbot: QtBot, theme: str, scale: float
) -> None:
    look, window = Look(THEMES[theme], scale), QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(stylesheet(look))
    choice, menu = QComboBox(window), QMenu(window)
    choice.addItems(["one", "two"])
    menu.addAction("one")
    window.show()
    choice.showPopup()
    menu.popup(window.pos())
    for popup in (choice.view().window(), menu):
        picture = popup.grab().toImage()
        right, bottom = picture.width() - 1, picture.height() - 1
        corners = {picture.pixelColor(x, y).name() for x in (0, right) for y in (0, bottom)}
        assert corners <= {look.colour("panel").name(), look.colour("line").name()}
    menu.close()
    choice.hidePopup()


def test_round_buttons_are_round_at_every_scale() -> None:
    for scale in np.arange(1.0, 3.0, 0.0125):
        sheet = stylesheet(Look(scale=float(scale)))
        for role in ("pill", "disc"):
            (rule,) = re.findall(rf'\[role="{role}"\] {{(.*?)}}', sheet, re.DOTALL)
            radius, height = (re.findall(rf"{name}: (\d+)px", rule)[0] for name in ("border-radius", "max-height"))
            assert 2 * int(radius) <= int(height), (role, scale)


def test_the_knob_of_a_slider_is_round_at_every_scale() -> None:
    """Qt draws square corners where a radius is more than half of the height that groove and margins make."""
    for scale in np.arange(1.0, 3.0, 0.0125):
        sheet = stylesheet(Look(scale=float(scale)))
        groove = int(re.findall(r"QSlider::groove:horizontal {.*?height: (\d+)px", sheet, re.DOTALL)[0])
        (knob,) = re.findall(r"QSlider::handle:horizontal {(.*?)}", sheet, re.DOTALL)
        width, margin, radius = (
            int(re.findall(rf"{name}: -?(\d+)px", knob)[0]) for name in ("width", "margin", "radius")
        )
        assert width == groove + 2 * margin
        assert 0 <= width - 2 * radius <= 1
