"""The pictures on the cards of the start page."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QEnterEvent, QImage
from pytestqt.qtbot import QtBot

from scoutview.app import sample_recordings
from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.labs.declaration import ShownChannel, Thumbnail
from scoutview.labs.registry import LABS
from scoutview.recording.reader import Recording
from scoutview.window.start.start_page import StartPage
from scoutview.window.start.thumbnails import (
    Sample,
    Thumbnails,
    board_of,
    curves_of,
    photos_of,
    picture_of,
    points_of,
    wires_of,
)

FOUR = LABS[:4]  # that stand in a row
POINTS = Thumbnail("points", (ShownChannel("circle"),))
MATRIX = Thumbnail("matrix", (ShownChannel("attention"),))
TURN = 2 * np.pi * np.arange(12) / 12
CIRCLE = 3 * np.stack([np.cos(TURN), np.sin(TURN)], axis=1)


def test_samples_are_read_once_and_only_when_their_pictures_are_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, samples, read = [], sample_recordings(), Recording.open
    monkeypatch.setattr(Recording, "open", lambda path: opened.append(path) or read(path))
    page = StartPage(LABS, samples, Thumbnails(samples, LABS), Look(DARK))
    qtbot.addWidget(page)
    assert not opened
    page.grab()
    page.grab()
    assert opened == list(samples.values())


def painted(qtbot: QtBot, sample: Sample, look: Look) -> QImage:
    """The card of a lab with this sample."""
    page = StartPage(FOUR, {}, {"grokking": sample}, look)
    qtbot.addWidget(page)
    page.resize(look.px(1280), look.px(630))
    page.show()
    qtbot.wait(1)
    return page.cards["grokking"].grab().toImage()


def test_numbers_on_their_circle_fill_the_picture() -> None:
    points = points_of(POINTS, {"circle": CIRCLE, "attention": np.ones((1, 4, 3, 3))})
    assert points is not None
    assert np.abs(points).max() == 1.0
    np.testing.assert_allclose(np.linalg.norm(points, axis=1), 1.0)


@pytest.mark.parametrize("circle", [np.zeros((5, 2)), np.full((5, 2), np.nan), np.zeros((0, 2))])
def test_numbers_without_a_place_have_no_picture(circle: np.ndarray) -> None:
    assert points_of(POINTS, {"circle": circle}) is None
    assert points_of(POINTS, {}) is None


def test_of_several_matrices_the_most_pointed_of_the_last_layer_is_shown() -> None:
    attention = np.zeros((2, 3, 5, 5))
    attention[1, 2] = np.eye(5)
    picture = picture_of(MATRIX, {"attention": attention})
    assert picture is not None
    np.testing.assert_array_equal(picture, np.eye(5))
    assert points_of(MATRIX, {"attention": attention}) is None


def test_pictures_stand_three_in_a_row_a_pixel_apart_each_channel_in_its_own_range() -> None:
    noisy = np.linspace(-3, 3, 5)[:, None, None] * np.ones((5, 2, 2))
    thumbnail = Thumbnail("pictures", (ShownChannel("noisy", -3, 3, 3, spread=True), ShownChannel("clean", count=3)))
    picture = picture_of(thumbnail, {"noisy": noisy, "clean": np.ones((9, 2, 2))})
    assert picture is not None
    assert picture.shape == (5, 8)
    np.testing.assert_allclose(picture[0, ::3], [0.0, 0.5, 1.0])
    np.testing.assert_array_equal(picture[3, :2], 1.0)
    assert picture[2].max() == picture[:, 2].max() == 0


def test_a_lab_without_a_thumbnail_or_without_its_channel_has_none() -> None:
    assert picture_of(None, {"attention": np.ones((1, 1, 2, 2))}) is None
    assert picture_of(MATRIX, {}) is None


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("scale", [1.0, 2.7])
def test_a_point_is_painted_where_its_number_stands(qtbot: QtBot, theme: Theme, scale: float) -> None:
    look = Look(theme, scale)
    with_points = painted(qtbot, Sample(10, 1.0, points=np.array([[0.0, 1.0], [0.0, 0.0]])), look)
    without = painted(qtbot, Sample(10, 1.0, points=np.zeros((0, 2))), look)
    rows = [y for y in range(with_points.height()) if _row_differs(with_points, without, y)]
    assert with_points.pixelColor(with_points.width() // 2, rows[len(rows) // 4]) == QColor(theme.text2)
    assert len(rows) == pytest.approx(2 * 5 * scale, abs=4)  # two points of 5 design pixels
    top, bottom = rows[0], rows[-1]
    assert bottom - top > 30 * scale
    assert top < 40 * scale


def _row_differs(one: QImage, other: QImage, y: int) -> bool:
    return any(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()))


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 636, 1.0), (3840, 1700, 2.7), (900, 440, 1.0)])
def test_the_cards_of_four_labs_fit_beside_each_other(qtbot: QtBot, width: int, height: int, scale: float) -> None:
    samples = {lab.name: Sample(2000, 32.0) for lab in FOUR}
    page = StartPage(FOUR, {}, samples, Look(DARK, scale))
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    cards = list(page.cards.values())
    assert len(cards) == 4
    assert max(card.width() for card in cards) - min(card.width() for card in cards) <= 1
    assert len({card.height() for card in cards}) == len({card.y() for card in cards}) == 1
    for left, right in pairwise(cards):
        assert left.geometry().right() < right.x()
    assert cards[-1].geometry().right() < width
    assert page.main.geometry().bottom() <= height


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 636, 1.0), (3840, 1700, 2.7), (900, 440, 1.0)])
def test_the_cards_of_all_labs_cover_none(qtbot: QtBot, width: int, height: int, scale: float) -> None:
    page = StartPage(LABS, {}, {lab.name: Sample(2000, 32.0) for lab in LABS}, Look(DARK, scale))
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    cards = [card.geometry() for card in page.cards.values()]
    assert len(cards) == sum(not lab.begins_with_file for lab in LABS)
    assert not any(one.intersects(other) for one, other in combinations(cards, 2))
    assert all(card.x() >= 0 and card.right() < width for card in cards)


def test_curves_fill_the_picture_from_their_lowest_to_their_highest_value() -> None:
    steps = np.array([0, 10, 40])
    curves = Curves(steps, steps.astype(float), {"known": np.array([0.0, 4.0, 8.0]), "loss": np.array([3.0, 2.0, 1.0])})
    declared = Thumbnail("curves", (ShownChannel("known"), ShownChannel("loss")))
    found = curves_of(declared, curves)
    assert found is not None
    rising, falling = found
    np.testing.assert_allclose(rising[[0, -1]], [[-1, -1], [1, 1]])
    np.testing.assert_allclose(falling[[0, -1]], [[-1, 1], [1, -1]])
    halfway = np.interp(0.0, *rising.T)  # the second of three frames, where half of them are known
    assert halfway == pytest.approx(0.0, abs=0.03)
    assert curves_of(Thumbnail("curves", (ShownChannel("other"),)), curves) is None
    shares = Curves(steps, steps.astype(float), {"accuracy": np.array([0.5, 0.5, 0.75])})
    shown = curves_of(Thumbnail("curves", (ShownChannel("accuracy"),)), shares)
    assert shown is not None
    np.testing.assert_allclose(shown[0, [0, -1], 1], [0, 0.5])  # an accuracy goes from none to all
    assert curves_of(POINTS, curves) is None
    assert curves_of(None, curves) is None


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_curves_are_drawn_over_all_the_width_each_in_a_colour_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    look = Look(theme)
    curves = np.array([[[-1.0, 1.0], [1.0, 1.0]], [[-1.0, -1.0], [1.0, -1.0]]])  # along the upper and the lower edge
    picture = painted(qtbot, Sample(10, 1.0, curves=curves), look)
    middle = picture.width() // 2
    column = [picture.pixelColor(middle, y) for y in range(picture.height())]
    upper, lower = (column.index(look.kind(number)) for number in range(2))
    assert 8 < upper < lower - 60
    assert picture.pixelColor(18, upper) == picture.pixelColor(picture.width() - 19, upper) == look.kind(0)


def test_photos_are_the_first_ones_of_each_channel_a_single_one_as_it_is() -> None:
    declared = Thumbnail("photos", (ShownChannel("photo"), ShownChannel("several", count=2)))
    arrays = {
        "photo": np.full((4, 4, 3), 7, np.uint8),
        "several": np.arange(5 * 12, dtype=np.uint8).reshape(5, 2, 2, 3),
    }
    found = photos_of(declared, arrays)
    assert found is not None
    for photo, wanted in zip(found, (arrays["photo"], *arrays["several"][:2]), strict=True):
        np.testing.assert_array_equal(photo, wanted)
    assert photos_of(declared, {"photo": arrays["photo"]}) is None
    assert photos_of(MATRIX, arrays) is None


def test_two_photos_stand_beside_each_other_in_their_own_colours(qtbot: QtBot) -> None:
    colours = (200, 30, 40), (20, 60, 220)
    photos = tuple(np.full((8, 8, 3), colour, np.uint8) for colour in colours)
    picture = painted(qtbot, Sample(0, 1.0, photos=photos), Look())
    middle = picture.width() // 2
    row = [picture.pixelColor(x, 14 + 212 // 2) for x in range(picture.width())]
    red, blue = ([x for x, found in enumerate(row) if found == QColor(*colour)] for colour in colours)
    assert min(len(red), len(blue)) > 80
    assert abs(len(red) - len(blue)) <= 1
    assert red[-1] < middle < blue[0]


def test_a_board_is_the_last_one_and_a_square_and_its_discs_are_dark_and_light(qtbot: QtBot) -> None:
    boards = np.zeros((3, 9), int)
    boards[2, [0, 8]] = 1, -1
    declared = Thumbnail("board", (ShownChannel("boards"),))
    board = board_of(declared, {"boards": boards})
    np.testing.assert_array_equal(board, [[1, 0, 0], [0, 0, 0], [0, 0, -1]])
    assert board_of(declared, {"boards": np.zeros((3, 8))}) is None
    assert board_of(declared, {}) is None
    for theme in (DARK, LIGHT):
        drawn = painted(qtbot, Sample(0, 1.0, board=board), Look(theme))
        around = drawn.width() // 2, 8 + 212 // 2
        first, last = (drawn.pixelColor(around[0] + away, around[1] + away).lightness() for away in (-65, 65))
        assert first < 40
        assert last > 220


def test_wires_go_from_each_neuron_to_all_of_the_next_layer() -> None:
    weights = np.array([1.0, -4.0, 0.0, 2.0, 3.0, -1.0])  # of the first of three neurons, of the second, of the third
    arrays = {"sizes": np.array([2, 3]), "places": np.array([0.0, 1.0, 0.0, 0.5, 1.0]), "weights": weights}
    declared = Thumbnail("wires", tuple(map(ShownChannel, ("sizes", "places", "weights"))))
    wires = wires_of(declared, arrays)
    np.testing.assert_allclose(
        wires,
        [
            [-1, -1, -1, 1, 0.25],
            [1, -1, -1, 1, -1.0],
            [-1, -1, 0, 1, 0.0],
            [1, -1, 0, 1, 0.5],
            [-1, -1, 1, 1, 0.75],
            [1, -1, 1, 1, -0.25],
        ],
    )
    assert wires_of(declared, arrays | {"weights": np.zeros(6)}) is None
    assert wires_of(MATRIX, arrays) is None


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_wires_have_the_colours_of_their_signs(qtbot: QtBot, theme: Theme) -> None:
    look = Look(theme)
    wires = np.array([[-0.5, -1, -0.5, 1, 1.0], [0.5, -1, 0.5, 1, -1.0]])
    picture = painted(qtbot, Sample(0, 1.0, wires=wires), look)
    row = [picture.pixelColor(x, 8 + 212 // 2) for x in range(picture.width())]
    assert row.index(look.signed(1.0)) < picture.width() // 2 < row.index(look.signed(-1.0))


def test_a_card_tells_how_its_sample_was_trained_when_one_points_at_it(qtbot: QtBot) -> None:
    page = StartPage(FOUR, {}, {"grokking": Sample(1400, 36.2)}, Look())
    qtbot.addWidget(page)
    page.show()
    told = {}
    for name in ("grokking", "digits"):
        page.cards[name].enterEvent(QEnterEvent(*3 * [QPointF(5, 5)]))
        told[name] = page.cards[name].toolTip()
    assert told["grokking"] == "Double click or Enter opens its sample: 1,400 steps, trained in 36 s"
    assert told["digits"] == "There is no sample: Train makes a run"
