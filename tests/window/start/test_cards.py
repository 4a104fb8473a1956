"""The cards of any number of labs on the start page."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from scoutview.app import shipped_talks
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS
from scoutview.window.start.card import Card, words_height
from scoutview.window.start.cards_plan import GAP, LEAST_WELL, ROUND_WORDS, words_width
from scoutview.window.start.start_page import StartPage
from scoutview.window.start.tour_links import tours_of
from tests.tiny_lab import TinyLab

WITH_CARD = [lab for lab in LABS if not lab.begins_with_file]
SENTENCES = (
    "A line through points.",
    "A network of convolutions learns what a shoe is; look at each of its filters and at what they like.",
    "An agent finds its way by trial and error; watch its values spread, then change the maze and ask it again.",
)
# of the page in a window, and its scale there
PAGES = {"900x600": (900, 544, 1.0), "1280x800": (1280, 744, 1.0), "1080p": (1920, 1004, 1.35), "4K": (3840, 2009, 2.7)}
LOW = 900, 436, 1.0  # with a talk's strip below it
AT_EACH_SIZE = pytest.mark.parametrize("size", PAGES.values(), ids=PAGES)


def toys(count: int) -> list[type[Lab[Any, Any]]]:
    return [
        type(f"Toy{number}", (TinyLab,), {"name": f"toy{number}", "summary": SENTENCES[number % 3]})
        for number in range(count)
    ]


def short_toys(count: int) -> list[type[Lab[Any, Any]]]:
    return [type(f"Short{number}", (TinyLab,), {"name": f"toy{number}"}) for number in range(count)]


def page_of(
    qtbot: QtBot, labs: Sequence[type[Lab[Any, Any]]], size: tuple[int, int, float], theme: Theme = DARK
) -> StartPage:
    width, height, scale = size
    look = Look(theme, scale)
    page = StartPage(labs, {}, {}, look, tours=tours_of(shipped_talks()))
    qtbot.addWidget(page)
    page.setStyleSheet(stylesheet(look))
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(1)
    return page


def seen(page: StartPage, card: Card) -> QRect:
    """The part of a card that is on screen."""
    return card.visibleRegion().boundingRect()


def is_about(colour: QColor, name: str) -> bool:
    """Whether it is this one, but for rounding."""
    wanted = QColor(name)
    return max(abs(a - b) for a, b in zip(colour.getRgb(), wanted.getRgb(), strict=True)) <= 1


def with_keys(page: StartPage) -> Card:
    card = page.focusWidget()
    assert isinstance(card, Card)
    return card


@AT_EACH_SIZE
@pytest.mark.parametrize("count", range(1, 13))
def test_any_number_of_cards_has_room_for_words_and_pictures(
    qtbot: QtBot, count: int, size: tuple[int, int, float]
) -> None:
    page = page_of(qtbot, toys(count), size)
    cards, scale = list(page.cards.values()), size[2]
    ground = cards[0].parentWidget()
    for card in cards:
        assert ground.rect().contains(card.geometry())
        needed = words_height(SENTENCES, words_width(card.width() / scale)) + ROUND_WORDS + LEAST_WELL
        assert card.height() / scale >= needed - 1
        assert card.picture_place(card.width() / scale, card.height() / scale) is not None
    for one, other in combinations(cards, 2):
        assert not one.geometry().intersects(other.geometry())
    assert len({card.size().width() // 2 for card in cards}) <= 2
    bottom = ground.parentWidget().mapTo(page, ground.parentWidget().rect().bottomLeft()).y()
    assert bottom < page.main.y()
    assert page.main.geometry().bottom() < page.height()
    assert ground.parentWidget().mapTo(page, ground.parentWidget().rect().topRight()).x() < page.tours.x()
    assert page.rect().contains(page.tours.geometry())


def test_the_page_needs_no_more_room_for_twelve_labs_than_for_four(qtbot: QtBot) -> None:
    four, twelve = (page_of(qtbot, toys(count), PAGES["1280x800"]) for count in (4, 12))
    assert four.minimumSizeHint() == twelve.minimumSizeHint()


@pytest.mark.parametrize("size", [(1280, 744, 1.0), (1422, 744, 1.0), (1920, 1004, 1.35), (3840, 2009, 2.7)])
def test_twelve_labs_are_in_sight_without_scrolling_and_their_pictures_are_large(
    qtbot: QtBot, size: tuple[int, int, float]
) -> None:
    page = page_of(qtbot, [*WITH_CARD, *short_toys(12 - len(WITH_CARD))], size)
    assert len(page.cards) == 12
    for card in page.cards.values():
        assert seen(page, card) == card.rect()
        well = card.picture_place(card.width() / size[2], card.height() / size[2])
        assert well is not None
        assert well.height() >= 80


@pytest.mark.parametrize("lab", WITH_CARD, ids=[lab.name for lab in WITH_CARD])
def test_what_a_lab_is_about_has_room_in_two_lines_of_its_card_at_1280x800(
    qtbot: QtBot, lab: type[Lab[Any, Any]]
) -> None:
    page = page_of(qtbot, [*WITH_CARD, *short_toys(12 - len(WITH_CARD))], PAGES["1280x800"])
    assert words_height((lab.summary,), words_width(page.cards[lab.name].width())) <= 2 * 18


@pytest.mark.parametrize("size", [PAGES["1280x800"], PAGES["1080p"], PAGES["4K"]])
def test_four_cards_share_a_row_as_in_a_grid(qtbot: QtBot, size: tuple[int, int, float]) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    grid = QGridLayout(host)
    grid.setContentsMargins(0, 0, 0, 0)
    labs = short_toys(4)
    page = page_of(qtbot, labs, size)
    grid.setSpacing(page.look.px(GAP))
    inside = page.cards["toy0"].parentWidget().size()
    plain = [Card(lab, {}, [lab], page.look, host) for lab in labs]
    for column, card in enumerate(plain):
        grid.addWidget(card, 0, column)
    host.resize(inside)
    host.show()
    assert [card.geometry() for card in page.cards.values()] == [card.geometry() for card in plain]


@AT_EACH_SIZE
@pytest.mark.parametrize("count", [5, 12])
def test_tab_goes_through_all_cards_and_each_comes_into_sight(
    qtbot: QtBot, count: int, size: tuple[int, int, float]
) -> None:
    page = page_of(qtbot, toys(count), size)
    page.tours.links[-1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.tours.links[-1], Qt.Key.Key_Tab)
    for card in page.cards.values():
        assert with_keys(page) is card
        assert seen(page, card) == card.rect()
        QTest.keyClick(card, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.open  # nothing of these labs can be opened
    QTest.keyClick(page.open, Qt.Key.Key_Backtab)
    assert with_keys(page) is card


def test_arrow_keys_choose_cards_in_all_rows_and_each_comes_into_sight(qtbot: QtBot) -> None:
    page = page_of(qtbot, toys(8), LOW)  # rows of three
    page.cards["toy0"].setFocus(Qt.FocusReason.TabFocusReason)
    key = Qt.Key
    for pressed, goal in (
        (key.Key_Down, 3),
        (key.Key_Right, 4),
        (key.Key_Right, 5),
        (key.Key_Down, 7),
        (key.Key_Down, 7),
        (key.Key_Left, 6),
        (key.Key_Left, 5),
        (key.Key_Up, 2),
        (key.Key_Up, 2),
    ):
        QTest.keyClick(page.focusWidget(), pressed)
        assert page.chosen == f"toy{goal}"
        assert with_keys(page) is page.cards[page.chosen]
        assert seen(page, with_keys(page)) == with_keys(page).rect()
    page.sample_asked.connect(lambda name: asked.append(name))
    asked: list[str] = []
    QTest.keyClick(page.focusWidget(), key.Key_Return)
    assert asked == ["toy2"]


def test_the_chosen_card_stays_in_sight_where_the_page_gets_smaller(qtbot: QtBot) -> None:
    page = page_of(qtbot, toys(12), (1280, 1200, 1.0))
    page.choose("toy11")
    for size in ((1280, 636), LOW[:2], (1000, 500)):
        page.resize(*size)
        qtbot.wait(1)
        card = page.cards["toy11"]
        assert seen(page, card) == card.rect()


def test_of_a_card_that_is_higher_than_its_room_the_title_is_in_sight(qtbot: QtBot) -> None:
    wordy = type("Wordy", (TinyLab,), {"name": "wordy", "summary": 3 * SENTENCES[2]})
    page = page_of(qtbot, [*toys(5), wordy], LOW)
    for card in page.cards.values():
        card.setFocus(Qt.FocusReason.TabFocusReason)
        assert seen(page, card).top() == 0
        assert 100 < seen(page, card).height() < card.height()


def test_a_click_on_a_card_that_is_half_in_sight_does_not_move_it(qtbot: QtBot) -> None:
    page = page_of(qtbot, toys(12), LOW)
    card = page.cards["toy3"]
    before = card.mapTo(page, QPoint(0, 0))
    assert 0 < seen(page, card).height() < card.height()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert page.chosen == "toy3"
    assert card.mapTo(page, QPoint(0, 0)) == before


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_where_more_cards_follow_the_edge_is_soft_and_at_the_end_it_is_not(qtbot: QtBot, theme: Theme) -> None:
    page = page_of(qtbot, toys(12), (1280, 600, 1.0), theme)  # both edges go through cards
    view = page.cards["toy0"].parentWidget().parentWidget()
    card = page.cards["toy3"]
    x = card.mapTo(page, QPoint(0, 0)).x() + 5
    top, bottom = (view.mapTo(page, QPoint(0, y)).y() for y in (0, view.height() - 1))
    picture = page.grab().toImage()
    assert is_about(picture.pixelColor(x, bottom), theme.window)
    assert picture.pixelColor(x, bottom - 30) == QColor(theme.panel)
    page.cards["toy11"].setFocus(Qt.FocusReason.TabFocusReason)
    picture = page.grab().toImage()
    assert is_about(picture.pixelColor(x, top), theme.window)
    assert picture.pixelColor(x, bottom - 10) == QColor(theme.panel)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_lab_without_a_picture_shows_a_quiet_network(qtbot: QtBot, theme: Theme) -> None:
    page = page_of(qtbot, toys(6), PAGES["1280x800"], theme)
    picture = page.cards["toy0"].grab(QRect(28, 30, 180, 80)).toImage()
    ground = QColor(theme.window).lightness()
    away = [
        abs(picture.pixelColor(x, y).lightness() - ground)
        for x in range(picture.width())
        for y in range(picture.height())
    ]
    assert sum(step > 20 for step in away) > 100
    assert max(away) < 128
