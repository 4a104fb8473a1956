"""The series of talks on the start page."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings
from pytestqt.qtbot import QtBot

from scoutview import app
from scoutview.app import shipped_talks
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.labs.registry import LABS
from scoutview.resources import resource
from scoutview.talks.series import Chapter
from scoutview.talks.talk import read_talk
from scoutview.window.base.series import SeriesPlace, TalkSeries
from scoutview.window.shell.commands import Lists
from scoutview.window.start.start_page import StartPage
from scoutview.window.start.tour_links import tours_of
from tests.window.conftest import User


@pytest.fixture
def series(tmp_path: Path) -> TalkSeries:
    path = resource("talks", "how_a_network_learns.scouttalk")
    chapters = [Chapter(tmp_path / f"{number}.scouttalk", read_talk(path), number) for number in range(1, 11)]
    return TalkSeries(chapters, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def page_with(qtbot: QtBot, series: TalkSeries, look: Look, size: Sequence[int]) -> StartPage:
    page = StartPage(LABS, {}, {}, look, tours=tours_of(shipped_talks(), LABS), series=series)
    qtbot.addWidget(page)
    page.setStyleSheet(stylesheet(look))
    page.resize(*size)
    page.show()
    qtbot.wait(1)
    return page


@pytest.mark.parametrize("size", [(900, 544, 1.0), (1280, 744, 1.0), (3840, 2009, 2.7)])
def test_it_leaves_the_tours_all_that_they_say(qtbot: QtBot, series: TalkSeries, size: tuple[int, int, float]) -> None:
    page = page_with(qtbot, series, Look(scale=size[2]), size[:2])
    assert page.series is not None
    assert page.rect().contains(page.series.geometry())
    assert page.series.geometry().bottom() < page.tours.y()
    assert page.rect().contains(page.tours.geometry())
    for link in page.tours.links:
        title, below = link.words(link.design_width(), link.design_height())
        assert " ".join(title) == link.tour.title
        assert below == f"{link.tour.lab} · {link.tour.length}"
    for button in (page.series.go_on, page.series.contents):
        assert page.series.rect().contains(button.geometry().translated(QPoint()))
        assert button.width() >= button.sizeHint().width()


def test_it_tells_how_much_was_seen_and_where_one_goes_on(qtbot: QtBot, series: TalkSeries) -> None:
    page = page_with(qtbot, series, Look(), (1280, 744))
    card = page.series
    assert card is not None
    assert (card.seen.text(), card.go_on.text().strip()) == ("0 of 10 chapters seen", "Begin")
    series.note(SeriesPlace(series.chapters[0], series.chapters[0].scenes - 1))
    series.note(SeriesPlace(series.chapters[3], 2))
    assert (card.seen.text(), card.go_on.text().strip()) == ("1 of 10 chapters seen", "Go on")
    assert card.go_on.toolTip() == "Chapter 4: How a network learns, scene 3"
    with qtbot.waitSignal(card.go_on_asked):
        card.go_on.click()
    with qtbot.waitSignal(card.contents_asked):
        card.contents.click()


def test_without_chapters_it_is_not_there(qtbot: QtBot, tmp_path: Path) -> None:
    none = TalkSeries((), QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert page_with(qtbot, none, Look(), (900, 544)).series is None


@pytest.fixture
def two_chapters(monkeypatch: pytest.MonkeyPatch) -> Sequence[Chapter]:
    """As if they shipped."""
    paths = [resource("talks", f"{name}.scouttalk") for name in ("how_a_network_learns", "a_board_that_nobody_drew")]
    chapters = [Chapter(path, read_talk(path), number) for number, path in enumerate(paths, 1)]
    monkeypatch.setattr(app, "shipped_chapters", lambda: chapters)
    return chapters


def test_the_window_goes_on_with_the_series_and_shows_its_contents(two_chapters: Sequence[Chapter], user: User) -> None:
    window, second = user.window, two_chapters[1]
    window.talks.series.note(SeriesPlace(second, 3))
    assert window.start_page.series is not None
    window.start_page.series.go_on.click()
    show = window.talks.presentation
    assert show is not None
    assert (show.stages.shown.path, show.stages.number) == (second.path, 3)
    show.close()
    user.until(lambda: window.talks.presentation is None)
    window.commands.do("contents")
    show = window.talks.presentation
    assert show is not None
    assert show.series is not None
    assert show.series.contents.isVisible()
    show.close()
    user.until(lambda: window.talks.presentation is None)


def test_chapters_are_found_by_the_search(two_chapters: Sequence[Chapter], user: User) -> None:
    entries = user.window.commands.lists[Lists.TOURS]()
    assert [entry.title for entry in entries[-2:]] == [
        f"Chapter {chapter.number}: {chapter.title}" for chapter in two_chapters
    ]
