"""The ground of a panel in its dock."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.panels.embedding.panel import EmbeddingLookup
from scoutview.panels.learning_curves.panel import LearningCurves
from scoutview.panels.panel import Panel
from scoutview.panels.registry import PANELS
from scoutview.window.docks.crowded_out import ControlsPopover
from scoutview.window.docks.dock import PanelDock

CURVES = Curves(np.arange(3), np.arange(3.0), {"train_loss": np.ones(3), "validation_loss": np.ones(3)})


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK, 1.25), Look(LIGHT, 2.0)])
@pytest.mark.parametrize("size", [(400, 300), (260, 420)])
def test_the_ground_is_one_shape_with_round_corners_below(qtbot: QtBot, look: Look, size: tuple[int, int]) -> None:
    dock = PanelDock(LearningCurves(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.panel.hide()
    dock.resize(320, 280)
    drawn(dock.body)  # in another look and size before
    dock.set_look(look)
    dock.resize(*size)
    seen = drawn(dock.body)
    expected = QImage(seen.size(), QImage.Format.Format_ARGB32_Premultiplied)
    expected.fill(look.colour("window"))  # behind the corners
    painter = QPainter(expected)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dock.body.paint_shape(painter)
    painter.end()
    width, height = seen.size().toTuple()
    for x in range(width):
        for y in (0, 1, height // 2, *range(height - 30, height)):
            assert alike(seen.pixelColor(x, y), expected.pixelColor(x, y)), (x, y)


def drawn(widget: QWidget) -> QImage:
    widget.grab()  # lays it out
    image = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def test_nothing_behind_a_panel_is_painted_with_each_frame(qtbot: QtBot) -> None:
    dock = PanelDock(LearningCurves(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    assert dock.body.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    dock.resize(320, 280)
    seen = drawn(dock.body)
    assert all(seen.pixelColor(x, y).alpha() == 255 for x in range(seen.width()) for y in range(seen.height()))


def alike(one: QColor, other: QColor) -> bool:
    """To a hundredth of each colour: what lies under a line is counted once or twice."""
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    return all(abs(a - b) <= 3 for a, b in pairs)


@pytest.mark.parametrize(("width", "role"), [(420, "title"), (264, "bar_strong")])
def test_a_title_is_smaller_rather_than_cut(qtbot: QtBot, width: int, role: str) -> None:
    dock = PanelDock(EmbeddingLookup(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.resize(width, 400)
    dock.show()
    dock.grab()
    assert dock.header.title()[1] == role
    assert text_width(dock.panel.title, role) <= dock.header.info.x() - 20


class Finder(LearningCurves):
    """A panel that finds what it is told."""

    found = "Nine of ten are right."

    def finding(self) -> str:
        return self.found


def test_a_panel_with_all_of_the_window_grows_its_words_and_says_its_finding(qtbot: QtBot) -> None:
    dock = PanelDock(panel := Finder(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.resize(1264, 700)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.lines()))
    small, begins = drawn(dock.body), panel.y()
    dock.set_maximised(True)
    assert panel.look == Look(DARK, 1.25, alone=True)
    qtbot.waitUntil(lambda: panel.y() > begins)
    large = drawn(dock.body)
    assert dock.findings() == ["Nine of ten are right."]
    panel.found = "Ten of ten are right."  # as with another frame, or by a click
    qtbot.waitUntil(lambda: drawn(dock.body) != large)
    dock.set_look(Look(LIGHT, 1.1))
    assert panel.look.theme is LIGHT
    assert panel.look.scale == pytest.approx(1.35, abs=0.03)
    dock.set_look(Look(DARK))
    dock.set_maximised(False)
    qtbot.waitUntil(lambda: panel.y() == begins)
    assert panel.look == Look(DARK)
    assert drawn(dock.body) == small


def test_the_finding_comes_and_goes_with_the_look_that_says_who_tells_it(qtbot: QtBot) -> None:
    dock = PanelDock(panel := Finder(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.resize(1264, 700)
    dock.show()
    qtbot.waitUntil(lambda: bool(dock.lines()))
    layout = dock.body.layout()
    assert layout is not None
    before = layout.contentsMargins().top()
    dock.set_maximised(True)
    assert panel.look.says_finding
    assert layout.contentsMargins().top() > before
    dock.set_maximised(False)
    assert not panel.look.says_finding
    assert layout.contentsMargins().top() == before


def test_a_panel_keeps_room_for_its_picture_before_its_words_grow(qtbot: QtBot) -> None:
    dock = PanelDock(panel := Finder(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.show()
    dock.set_maximised(True)
    for size, scale in (((700, 300), 1.0), ((880, 700), 1.1), ((2000, 1200), 1.25)):
        dock.resize(*size)
        qtbot.waitUntil(lambda scale=scale: panel.look.scale == pytest.approx(scale))


def test_controls_without_room_are_a_click_away_and_come_back(qtbot: QtBot) -> None:
    panel = LearningCurves(Look(DARK))
    dock = PanelDock(panel, Look(DARK))
    qtbot.addWidget(dock)
    panel.show_curves(CURVES)
    dock.resize(420, 600)
    dock.show()
    qtbot.waitUntil(panel.controls.isVisible)
    before = panel.controls.geometry().y()
    assert dock.header.more.isHidden()
    dock.resize(420, 160)
    qtbot.waitUntil(dock.header.more.isVisible)
    assert panel.controls.isHidden()
    dock.header.more.click()
    popover = panel.controls.window()
    assert isinstance(popover, ControlsPopover)
    assert panel.controls.isVisible()
    panel.log_steps.click()
    assert panel.view_settings()["log_steps"] is True
    popover.close()
    assert (panel.controls.parentWidget(), panel.controls.isHidden()) == (panel, True)
    dock.resize(420, 600)
    qtbot.waitUntil(panel.controls.isVisible)
    assert panel.controls.geometry().y() == before
    assert dock.header.more.isHidden()


def test_nobody_looks_at_what_a_hidden_panel_finds(qtbot: QtBot) -> None:
    dock = PanelDock(Finder(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.show()
    dock.set_maximised(True)
    assert dock._look_again.isActive()
    dock.hide()
    assert not dock._look_again.isActive()
    dock.show()
    assert dock._look_again.isActive()
    dock.set_maximised(False)
    assert not dock._look_again.isActive()


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_the_title_of_every_panel_is_whole_in_the_narrowest_dock_beside_all_tools(
    qtbot: QtBot, panel: type[Panel]
) -> None:
    dock = PanelDock(panel(Look(DARK)), Look(DARK))
    qtbot.addWidget(dock)
    dock.header.more.setVisible(True)
    dock.resize(220, 400)
    dock.show()
    dock.grab()
    title, role = dock.header.title()
    assert text_width(title, role) <= dock.header.title_room()
