"""The guided tours on the start page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.app import shipped_talks
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import LABS
from scoutview.talks.talk import read_talk
from scoutview.window.start.start_page import StartPage
from scoutview.window.start.tour_links import TourLinks, tours_of
from tests.window.conftest import User


def test_the_start_page_offers_the_talks_that_ship_and_presents_them(user: User) -> None:
    links = user.window.start_page.tours.links
    assert [link.tour.title for link in links] == [
        "How a network learns",
        "How big should a model be?",
        "Memorising, then understanding",
    ]
    assert all(link.isVisible() and link.toolTip() and link.accessibleName() for link in links)
    QTest.mouseClick(links[1], Qt.MouseButton.LeftButton)
    show = user.window.talks.presentation
    assert show is not None
    assert show.stages.talk == read_talk(links[1].tour.path)
    show.close()
    user.until(lambda: user.window.talks.presentation is None)


def test_keys_choose_a_tour_and_a_click_that_slips_off_does_not(qtbot: QtBot) -> None:
    links = TourLinks(tours_of(shipped_talks()), Look(), None)  # type: ignore[arg-type]  # on its own here
    qtbot.addWidget(links)
    chosen: list[Path] = []
    links.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(links.links[0], key)
    assert chosen == [links.links[0].tour.path] * 2
    QTest.mousePress(links.links[1], Qt.MouseButton.LeftButton)
    QTest.mouseRelease(links.links[1], Qt.MouseButton.LeftButton, pos=links.links[1].rect().bottomRight() * 2)
    assert len(chosen) == 2


def test_where_room_is_little_titles_stay_whole_and_numbers_of_scenes_go(qtbot: QtBot) -> None:
    tours = TourLinks(tours_of(shipped_talks()), Look(), None)  # type: ignore[arg-type]  # on its own here
    qtbot.addWidget(tours)
    tours.set_low(True)
    for width, scenes in ((1400, True), (852, False)):
        tours.resize(width, 40)
        tours.show()
        layout = tours.layout()
        assert layout is not None
        layout.activate()
        assert all(link.width() >= link.width_for(scenes=scenes) for link in tours.links)
        assert all(("scenes" in link.toolTip()) is not scenes for link in tours.links)


def test_what_cannot_be_read_is_left_out(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "bad.scouttalk").write_text("no talk")
    tours = tours_of({"bad": tmp_path / "bad.scouttalk", **shipped_talks()})
    assert [tour.title for tour in tours] == list(shipped_talks())
    assert [tour.scenes for tour in tours] == [len(read_talk(path).scenes) for path in shipped_talks().values()]
    page = StartPage(LABS, {}, {}, Look())
    qtbot.addWidget(page)
    page.show()
    assert not page.tours.isVisible()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (3840, 2160)])
def test_the_tours_never_lie_over_what_is_above_them(user: User, size: tuple[int, int]) -> None:
    user.window.resize(*size)
    user.qtbot.wait(10)
    page = user.window.start_page
    assert page.tours.geometry().top() > page.main.geometry().bottom()
    assert page.tours.geometry().bottom() <= page.height()
