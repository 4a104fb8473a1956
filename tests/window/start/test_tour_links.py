"""The guided tours on the start page."""

from collections.abc import Sequence
from itertools import pairwise
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
from scoutview.window.start.tour_links import Tour, TourLink, TourLinks, tours_of
from tests.tiny_lab import TinyLab
from tests.window.conftest import User


def test_the_start_page_offers_the_talks_that_ship_and_presents_them(user: User) -> None:
    links = user.window.start_page.tours.links
    assert {link.tour.title for link in links} == set(shipped_talks())
    assert len(links) == len(shipped_talks()) >= 3
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


def column(qtbot: QtBot, titles: Sequence[str], height: int) -> TourLinks:
    tours = TourLinks([Tour(title, 9, Path(), "Digits") for title in titles], Look(), None)  # type: ignore[arg-type]
    qtbot.addWidget(tours)
    tours.resize(248, height)
    tours.show()
    return tours


def said(link: TourLink) -> tuple[str, str]:
    title, below = link.words(link.design_width(), link.design_height())
    return " ".join(title), below


def test_where_room_is_little_titles_stay_whole_and_what_is_below_them_goes(qtbot: QtBot) -> None:
    titles = 7 * ["Memorising, then understanding"]
    roomy, low = column(qtbot, titles, 560), column(qtbot, titles, 400)
    assert [said(link) for link in roomy.links] == 7 * [(titles[0], "Digits · 9 scenes")]
    assert [said(link) for link in low.links] == 7 * [(titles[0], "")]
    assert all("9 scenes" in link.toolTip() for link in low.links)


def test_twelve_tours_have_room_in_the_smallest_window(qtbot: QtBot) -> None:
    tours = column(qtbot, 12 * ["How a network learns"], 420)
    assert tours.minimumSizeHint().height() <= 420
    assert all(said(link)[0] == "How a network learns" for link in tours.links)
    assert all(one.geometry().bottom() < other.y() for one, other in pairwise(tours.links))
    assert tours.rect().contains(tours.links[-1].geometry())


def test_a_tour_tells_the_lab_whose_sample_or_sweep_it_shows_and_stands_where_the_lab_does() -> None:
    tours = tours_of(shipped_talks(), LABS)
    found = {tour.title: tour.lab for tour in tours}
    assert found["How a network learns"] == "Digits"
    assert found["How big should a model be?"] == "Next token"  # a sweep of it
    assert found["Memorising, then understanding"] == "Grokking"
    titles = [lab.title for lab in LABS]
    places = [titles.index(tour.lab) for tour in tours]
    assert places == sorted(places)
    assert {tour.lab for tour in tours_of(shipped_talks(), [TinyLab])} == {""}


def test_up_and_down_go_from_tour_to_tour_and_stay_at_the_ends(qtbot: QtBot) -> None:
    tours = column(qtbot, ["One", "Two", "Three"], 300)
    tours.links[0].setFocus()
    for key, place in (("Down", 1), ("Down", 2), ("Down", 2), ("Up", 1), ("Up", 0), ("Up", 0)):
        QTest.keyClick(tours.focusWidget(), Qt.Key[f"Key_{key}"])
        assert tours.focusWidget() is tours.links[place]


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
def test_the_tours_stand_beside_all_else(user: User, size: tuple[int, int]) -> None:
    user.window.resize(*size)
    user.qtbot.wait(10)
    page = user.window.start_page
    parts = (page.headline, page.line, page.main, page.open, page.runs, page.cards["digits"].parentWidget())
    assert all(part.mapTo(page, part.rect().topRight()).x() < page.tours.x() for part in parts)
    assert page.rect().contains(page.tours.geometry())
