"""What a panel says about itself is read to its end: it has as many lines as it takes."""

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import LABS
from scoutview.panels.lacking_panel import LackingPanel
from scoutview.panels.spectrum.panel import FourierSpectrum
from scoutview.window.docks.dock import PanelDock
from scoutview.window.docks.frame import HEADER_HEIGHT, LINE, TITLE_HEIGHT
from tests.every_lab import WITHOUT_FILE, some_every_day
from tests.export.words_drawn import words_drawn
from tests.window.conftest import User

SMALL = 900, 600
# a legend beside it is kept, rather than all of a sentence
CUT_AT_TIMES = {"denoising", "dial", "embedding", "neurons", "residual_stream"}
ROOMY = 200.0  # design pixels of a dock's height
SIZES = SMALL, (1280, 800), (1920, 1080)


def cut(canvas: Canvas) -> list[str]:
    """Sentences in a picture that end in dots; a cut name is none, nor is one that says what is on its way."""
    size = PictureSize(max(64, canvas.width()), max(64, canvas.height()))
    words = [word.text for word in words_drawn(size, canvas.draw)]
    return [text for text in words if text.endswith("…") and not text.endswith(" …") and text.count(" ") >= 3]


def taken(dock: PanelDock) -> int:
    """How far down its panel begins, so that the lines that the header does not hold have room."""
    below = max(0, len(dock.lines()) - 1)
    return dock.header.look.px(LINE * below) if below else 0


@pytest.mark.parametrize("lab", some_every_day(WITHOUT_FILE, 4))
def test_no_sentence_of_any_panel_is_cut(user: User, lab: str) -> None:
    """What it says in its header where there is room; what its picture says from the usual size of a window on."""
    user.choose(lab)
    for size in SIZES:
        user.window.resize(*size)
        for name, dock in user.window.docks.items():
            user.window.area.show_panel(name)
            user.qtbot.wait(1)
            user.until(user.at_rest)
            lines = dock.lines()
            roomy = dock.height() >= ROOMY * dock.header.look.scale
            whole = " ".join(lines).replace("\u00a0", " ") == dock.panel.explanation()
            assert whole or not roomy, (size, lines)
            user.until(lambda dock=dock: dock.panel.y() == taken(dock))
            for canvas in dock.panel.findChildren(Canvas):
                if canvas.isVisible() and size != SMALL and name not in CUT_AT_TIMES:
                    assert not cut(canvas), (size, name)


@pytest.mark.parametrize("lab", some_every_day(WITHOUT_FILE, 3, turn=1))
def test_what_a_panel_finds_is_read_to_its_end_where_it_has_all_of_the_window(user: User, lab: str) -> None:
    user.choose(lab)
    for name, dock in user.window.docks.items():
        if isinstance(dock.panel, LackingPanel) or dock.panel.shows_measures:
            continue  # it has found nothing
        user.window.area.toggle_maximised(name)
        user.until(user.at_rest)
        user.until(lambda dock=dock: bool(dock.findings()))
        assert " ".join(dock.findings()).replace("\u00a0", " ") == dock.panel.finding(), name
        user.window.area.leave_maximised()


def test_all_tabs_of_a_lab_are_seen_whole(user: User) -> None:
    for lab in (each for each in LABS if not each.begins_with_file):
        user.choose(lab.name)
        for bar in user.window.area.host.findChildren(QTabBar):
            if bar.isVisible():
                assert bar.sizeHint().width() <= bar.width(), [bar.tabText(each) for each in range(bar.count())]


def test_a_sentence_takes_the_lines_that_it_needs_and_no_more(qtbot: QtBot) -> None:
    dock = PanelDock(FourierSpectrum(Look()), Look())
    qtbot.addWidget(dock)
    dock.show()
    begins, pictures = [], []
    for size in ((900, 400), (380, 400), (900, 400), (380, 140)):
        dock.resize(*size)
        qtbot.waitUntil(lambda: dock.panel.y() == taken(dock))
        begins.append(dock.panel.y())
        pictures.append(dock.body.grab().toImage().copy(0, 0, 380, 19))
    assert begins == [0, round(LINE), 0, 0]  # at last the picture needs the room
    assert pictures[1] != pictures[0]
    assert not dock.lines()
    qtbot.waitUntil(lambda: dock.header.toolTip() == dock.panel.explanation())


def test_larger_text_alone_makes_a_dock_low(qtbot: QtBot) -> None:
    dock = PanelDock(FourierSpectrum(Look()), Look())
    qtbot.addWidget(dock)
    dock.resize(600, 200)
    dock.show()
    for look, height in ((Look(scale=1.5), TITLE_HEIGHT), (Look(), HEADER_HEIGHT)):
        dock.set_look(look)
        assert dock.header.height() == look.px(height)
        assert bool(dock.lines()) == (height == HEADER_HEIGHT)
