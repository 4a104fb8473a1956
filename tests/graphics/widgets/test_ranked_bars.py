"""Ranked bars: rows that find room can be clicked and walked along, whatever their shares are."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.ranked_bars import RankedBars

NAMES = [f"neuron {number}" for number in range(8)]
SHARES = [1.0 - number / 8 for number in range(8)]


def bars(qtbot: QtBot, *, names_on_bars: bool, height: int = 240) -> RankedBars:
    shown = RankedBars(Look(), names_on_bars=names_on_bars, row_height=20, title_height=24)
    qtbot.addWidget(shown)
    shown.resize(300, height)
    shown.show()
    return shown


@pytest.mark.parametrize("names_on_bars", [False, True])
def test_a_click_names_its_row_and_the_title_is_none(qtbot: QtBot, names_on_bars: bool) -> None:
    shown, heard = bars(qtbot, names_on_bars=names_on_bars), []
    shown.chosen.connect(heard.append)
    shown.show_rows("Ranked", NAMES, SHARES)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(50, 24 + 3 * 20 + 5))
    assert heard == [3]
    assert shown.part_at(QPointF(50, 10)) is None


@pytest.mark.parametrize("names_on_bars", [False, True])
def test_arrows_stop_at_the_ends(qtbot: QtBot, names_on_bars: bool) -> None:
    shown, heard = bars(qtbot, names_on_bars=names_on_bars), []
    shown.chosen.connect(heard.append)
    for chosen, key in ((7, Qt.Key.Key_Down), (0, Qt.Key.Key_Up), (2, Qt.Key.Key_Down)):
        shown.show_rows("Ranked", NAMES, SHARES, chosen=chosen)
        QTest.keyClick(shown, key)
    assert heard == [7, 0, 3]


def test_levels_take_room_from_the_last_rows(qtbot: QtBot) -> None:
    shown = bars(qtbot, names_on_bars=False, height=24 + 6 * 20)
    shown.show_rows("Ranked", NAMES, SHARES)
    assert shown.rows() == 6
    shown.show_rows("Ranked", NAMES, SHARES, levels=(("chance", 0.2), ("a token alone", 0.4)))
    assert shown.rows() == 4


@pytest.mark.parametrize("names_on_bars", [False, True])
def test_rows_are_read_aloud_with_the_numbers_that_are_written(qtbot: QtBot, names_on_bars: bool) -> None:
    shown = bars(qtbot, names_on_bars=names_on_bars)
    shown.show_rows("Likelier", ["cake", "tree"], [0.5, 0.25], numbers=["50 %", "25 %"])
    assert shown.accessibleName() == "Likelier: cake 50 %; tree 25 %"


@pytest.mark.parametrize("names_on_bars", [False, True])
def test_a_share_that_is_no_number_is_drawn_as_none(qtbot: QtBot, names_on_bars: bool) -> None:
    shown = bars(qtbot, names_on_bars=names_on_bars)
    shown.show_rows("Ranked", NAMES[:2], [float("nan"), 0.5])
    assert not shown.grab().toImage().isNull()


def test_what_is_not_known_has_its_sign_and_no_empty_bar_which_would_be_0(qtbot: QtBot) -> None:
    shown = bars(qtbot, names_on_bars=False)
    shown.show_rows("Likely", ["then", "now"], [float("nan"), 0.0], numbers=["…", "0.0 %"])
    picture = shown.grab().toImage()
    unknown, nothing = (
        {picture.pixelColor(x, 24 + row * 20 + 10).name() for x in range(shown.width())} for row in range(2)
    )
    track = picture.pixelColor(150, 24 + 20 + 10).name()
    assert track != shown.ground().name()
    assert track in nothing
    assert track not in unknown
    there = [picture.pixelColor(x, y).name() for x in range(255, 300) for y in range(24, 44)]
    assert any(colour != shown.ground().name() for colour in there)


@pytest.mark.parametrize("names_on_bars", [False, True])
def test_of_bars_that_stay_only_the_chosen_one_is_painted_again_and_looks_as_if_all_were(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, names_on_bars: bool
) -> None:
    shown, fresh = (bars(qtbot, names_on_bars=names_on_bars) for _ in range(2))
    painted: list[int] = []
    paint_one = RankedBars._paint_one

    def note_and_paint(bar: RankedBars, painter: QPainter, track: QRectF, row: int) -> None:
        painted.append(row)
        paint_one(bar, painter, track, row)

    shown.show_rows("At each step", NAMES, SHARES, numbers=["50 %"] * 8, chosen=2)
    shown.grab()
    monkeypatch.setattr(RankedBars, "_paint_one", note_and_paint)
    names, shares = [*NAMES[:2], "neuron 9", *NAMES[3:]], [*SHARES[:2], 0.1, *SHARES[3:]]
    numbers = [*["50 %"] * 2, "10 %", *["50 %"] * 5]
    shown.show_rows("At each step", names, shares, numbers=numbers, chosen=2)
    image = shown.grab().toImage()
    assert painted == [2]
    fresh.show_rows("At each step", names, shares, numbers=numbers, chosen=2)
    assert fresh.grab().toImage() == image
