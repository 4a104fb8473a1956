"""Pictures for a talk: what is in them, not only their size."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.export.picture import SLIDE, Picture, PictureSize, PictureWords
from scoutview.export.picture_plan import plan_picture, scale_for, tiles
from scoutview.export.picture_words import CAPTION, SMALLEST_CAPTION, set_in
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT, Theme
from scoutview.panels.panel import Panel

HD = PictureSize(1920, 1080)


class Disc(Canvas):
    """A red square, 100 design pixels wide, in the middle."""

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.fillRect(round(width / 2) - 50, round(height / 2) - 50, 100, 100, Qt.GlobalColor.red)


class Example(Panel):
    name = "example"
    title = "Example"
    needs = frozenset({"tokens"})

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.button = QPushButton("Play", self)
        self.button.setProperty("control", True)
        self.button.setStyleSheet("background: blue; border: none")
        self.body.addWidget(self.button)
        self.body.addWidget(Disc(look, self), 1)
        self.sentence = ""

    def explanation(self) -> str:
        return "What it shows."

    def finding(self) -> str:
        return self.sentence


def drawn(size: PictureSize = HD, theme: Theme = LIGHT, sentence: str = "", **words: str) -> np.ndarray:
    """The picture as (height, width, 3) uint8."""
    picture = Picture([Example], size, theme)
    told(picture.panels[0], sentence)
    return pixels(picture.image(PictureWords(**words)))


def told(panel: Panel, sentence: str) -> None:
    assert isinstance(panel, Example)
    panel.sentence = sentence


def pixels(image: QImage) -> np.ndarray:
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)  # named, since the bits below go with it
    packed = np.array(opaque.constBits()).reshape(image.height(), -1, 4)
    return packed[:, :, 2::-1]


def ink(picture: np.ndarray) -> np.ndarray:
    """Where something was drawn."""
    return (picture != picture[0, 0]).any(-1)


def is_colour(picture: np.ndarray, *colour: int) -> np.ndarray:
    return (picture == np.array(colour)).all(-1)


@pytest.mark.parametrize("size", [HD, PictureSize(960, 540), PictureSize(700, 700)], ids=str)
def test_the_panel_is_drawn_whole_at_the_pictures_own_scale(qtbot: QtBot, size: PictureSize) -> None:
    rows, columns = np.nonzero(is_colour(drawn(size), 255, 0, 0))
    side = 100 * scale_for(size.width, size.height)
    assert columns.max() - columns.min() + 1 == pytest.approx(side, abs=2)
    assert rows.max() - rows.min() + 1 == pytest.approx(side, abs=2)
    assert (columns.min() + columns.max()) / 2 == pytest.approx(size.width / 2, abs=3)


def test_a_picture_is_the_same_at_twice_the_size_but_finer(qtbot: QtBot) -> None:
    small, large = ink(drawn(PictureSize(960, 540))), ink(drawn())
    halved = large.reshape(540, 2, 960, 2).mean((1, 3)) > 0.5
    assert (small != halved).mean() < 0.01


def test_controls_are_left_out(qtbot: QtBot) -> None:
    assert not is_colour(drawn(), 0, 0, 255).any()


def test_controls_come_and_go_with_the_look(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    panel = Example(Look())
    panel.setParent(holder)
    holder.show()
    assert panel.button.isVisible()
    panel.set_look(Look(picture=True))
    assert not panel.button.isVisible()


def test_title_caption_rule_and_footer_stand_inside_the_margins(qtbot: QtBot) -> None:
    marked = ink(drawn(footer="Where it came from"))
    columns = np.nonzero(marked.any(0))[0]
    assert columns.min() >= 96
    assert columns.max() < 1920 - 96
    plan = plan_picture(1920, 1080, 1)
    for box in (plan.title, plan.caption_lines[0], plan.footer):
        assert box is not None
        assert marked[round(box.y) : round(box.bottom), 96:].any()
    assert is_rule(drawn(footer="Where it came from")).sum() == 2


def is_rule(picture: np.ndarray) -> np.ndarray:
    """Which rows are the line over the footer."""
    return is_colour(picture, 0xDF, 0xE3, 0xE8).sum(1) == round(0.9 * picture.shape[1])


def test_without_a_footer_there_is_no_line_and_the_panel_has_its_room(qtbot: QtBot) -> None:
    assert not is_rule(drawn()).any()
    with_one, without = (plan_picture(1920, 1080, footer=footer).panels[0].body for footer in (True, False))
    assert without.y == with_one.y
    assert without.bottom >= with_one.bottom + 48
    middles = [np.nonzero(is_colour(drawn(footer=footer), 255, 0, 0))[0].mean() for footer in ("source", "")]
    assert middles[1] - middles[0] == pytest.approx((without.bottom - with_one.bottom) / 2, abs=2)


@pytest.mark.parametrize("words", [{"title": "My own"}, {"caption": "My own."}, {"footer": "step 3"}])
def test_words_of_ones_own_change_only_their_own_line(qtbot: QtBot, words: dict[str, str]) -> None:
    plan = plan_picture(1920, 1080, 1)
    box = {"title": plan.title, "caption": plan.caption_lines[0], "footer": plan.footer}[next(iter(words))]
    assert box is not None
    picture = Picture([Example], HD, LIGHT)
    other = pixels(picture.image(PictureWords(**({"footer": "step 2"} | words))))
    changed = np.nonzero((drawn(footer="step 2") != other).any((1, 2)))[0]
    assert len(changed)
    assert box.y - 2 <= changed.min() <= changed.max() <= box.bottom + 2


def test_a_finding_comes_before_the_explanation(qtbot: QtBot) -> None:
    assert np.array_equal(drawn(sentence="A finding."), drawn(caption="A finding."))
    assert np.array_equal(drawn(), drawn(caption="What it shows."))


def test_a_long_caption_takes_two_lines_and_pushes_the_panel_down(qtbot: QtBot) -> None:
    long = "A sentence that says very much about what is to be seen in this panel at this frame. " * 4
    one, two = plan_picture(1920, 1080), plan_picture(1920, 1080, caption_lines=2)
    (one_body,), (two_body,) = ([place.body for place in plan.panels] for plan in (one, two))
    assert two_body.y > one_body.y
    assert two_body.bottom == one_body.bottom
    marked = ink(drawn(caption=long))
    assert marked[round(two.caption_lines[1].y) : round(two.caption_lines[1].bottom)].any()
    assert not marked[:, 1920 - 95 :].any()


def test_the_dark_theme_is_dark(qtbot: QtBot) -> None:
    assert drawn(theme=DARK)[0, 0].tolist() == [0x14, 0x18, 0x1F]
    assert drawn(theme=LIGHT)[0, 0].tolist() == [0xFF, 0xFF, 0xFF]


def test_panels_of_a_picture_are_never_painted_for_a_screen(qtbot: QtBot) -> None:
    """Each would be painted twice, in a film at every frame."""
    picture = Picture([Example], PictureSize(960, 540), LIGHT)
    disc = picture.panels[0].findChild(Disc)
    assert disc is not None
    for number in range(3):
        disc.update()
        assert is_colour(pixels(picture.image(PictureWords(title=str(number)))), 255, 0, 0).any()
    assert disc.paint_count == 0


@pytest.mark.parametrize("size", [(64, 64), (64, 2000), (2000, 64), (300, 900)], ids=str)
def test_any_allowed_size_can_be_drawn(qtbot: QtBot, size: tuple[int, int]) -> None:
    assert drawn(PictureSize(*size)).shape == (size[1], size[0], 3)


@pytest.mark.parametrize("size", [(63, 100), (100, 63), (8193, 100), (0, 0)], ids=str)
def test_any_other_size_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="from 64 to 8,192 pixels"):
        PictureSize(*size)


def test_a_panel_has_its_size_before_it_is_fed(qtbot: QtBot) -> None:
    picture = Picture([Example], HD, LIGHT)
    disc = picture.panels[0].findChild(Disc)
    assert disc is not None
    assert disc.isVisible()
    body = plan_picture(1920, 1080).panels[0].body
    assert (disc.width(), disc.height()) == (round(body.width), round(body.height))


def test_a_picture_can_have_up_to_four_times_the_pixels() -> None:
    assert SLIDE.times(4) == PictureSize(7680, 4320)
    assert PictureSize(301, 201).times(1.5) == PictureSize(452, 302)
    for factor in (0.5, 4.5, float("nan")):
        with pytest.raises(UserError, match="1 to 4 times"):
            SLIDE.times(factor)
    with pytest.raises(UserError, match="8,192 pixels"):
        PictureSize(4096, 4096).times(3)


# several panels


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (640, 640), (64, 64), (8192, 4320)], ids=str)
@pytest.mark.parametrize("footer", [True, False])
def test_panels_fill_the_room_between_the_words_and_share_none(count: int, size: tuple[int, int], footer: bool) -> None:
    plan = plan_picture(*size, count, footer=footer)
    boxes = [box for place in plan.panels for box in (place.title, *place.lines, place.body) if box is not None]
    for number, box in enumerate(boxes):
        assert box.x >= 0
        assert box.right <= size[0]
        assert box.y >= plan.caption_lines[-1].bottom - 1e-6
        assert box.bottom <= (plan.rule.y if plan.rule else size[1])
        smaller = Box(box.x + 1e-6, box.y + 1e-6, box.width - 2e-6, box.height - 2e-6)
        assert not any(smaller.overlaps(other) for other in boxes[number + 1 :])
    room = Box(10, 20, *size)
    assert sum(tile.width * tile.height for tile in tiles(room, count)) == pytest.approx(size[0] * size[1])


def test_panels_stand_in_reading_order() -> None:
    wide = [(round(tile.x), round(tile.y)) for tile in tiles(Box(0, 0, 300, 200), 6)]
    assert wide == [(0, 0), (100, 0), (200, 0), (0, 100), (100, 100), (200, 100)]
    large, upper, lower = tiles(Box(0, 0, 300, 200), 3)
    assert large.height == 200
    assert large.width > upper.width
    assert (upper.x, upper.bottom) == (lower.x, lower.y)
    first, second = tiles(Box(0, 0, 200, 300), 2)
    assert (first.width, second.y) == (200, first.bottom)


def test_each_of_several_panels_is_drawn_under_its_name_and_sentence(qtbot: QtBot) -> None:
    picture = Picture([Example] * 4, HD, LIGHT)
    told(picture.panels[2], "A finding.")
    image = pixels(picture.image(PictureWords()))
    plan = plan_picture(1920, 1080, 4, title=False, caption_lines=0, footer=False)
    for place in plan.panels:
        assert place.title is not None
        for box in (place.title, place.lines[0]):
            assert ink(image)[round(box.y) : round(box.bottom), round(box.x) : round(box.right)].any()
        inside = image[round(place.body.y) : round(place.body.bottom), round(place.body.x) : round(place.body.right)]
        assert is_colour(inside, 255, 0, 0).sum() == pytest.approx((100 * picture.look.scale) ** 2, rel=0.05)
    assert not ink(image)[: round(plan.panels[0].body.y - 90 * picture.look.scale)].any()
    lines = [image[round(place.lines[0].y) : round(place.lines[0].bottom), 0:960] for place in plan.panels[::2]]
    assert (lines[0] != lines[1]).any()


@pytest.mark.parametrize("count", [0, 7])
def test_a_picture_has_one_to_six_panels(count: int) -> None:
    with pytest.raises(UserError, match="1 to 6 panels"):
        Picture([Example] * count, HD, LIGHT)


def test_the_scale_of_several_panels_does_not_depend_on_the_words(qtbot: QtBot) -> None:
    picture = Picture([Example] * 3, HD, LIGHT)
    scales = set()
    for words in (PictureWords(), PictureWords("Title", "A caption.", "source")):
        picture.image(words)
        scales |= {panel.look.scale for panel in picture.panels}
    assert scales == {scale_for(1920, 1080, 3)}


# words


def test_a_sentence_slightly_too_long_is_set_smaller_before_it_takes_a_second_line(qtbot: QtBot) -> None:
    width = CAPTION.metrics().horizontalAdvance("A sentence of some length.")
    assert len(set_in("A sentence of some length.", CAPTION, width + 1).lines) == 1
    tight = set_in("A sentence of some length.", CAPTION, 0.9 * width)
    assert (len(tight.lines), tight.style.pixels) == (1, CAPTION.pixels * SMALLEST_CAPTION)
    two = set_in("A sentence of some length.", CAPTION, 0.7 * width)
    assert (len(two.lines), two.style) == (2, CAPTION)
    assert set_in("", CAPTION, width).lines == ()


# transparent


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_transparent_picture_has_the_themes_words_on_nothing(qtbot: QtBot, theme: Theme) -> None:
    image = Picture([Example], HD, theme, transparent=True).image(PictureWords(footer="source"))
    opaque = Picture([Example], HD, theme).image(PictureWords(footer="source"))
    for x, y in ((0, 0), (1919, 0), (0, 1079), (1919, 1079), (960, 300)):
        assert image.pixelColor(x, y).alpha() == 0
    ground = QImage(opaque.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(theme.panel))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    assert np.abs(pixels(ground).astype(int) - pixels(opaque)).max() <= 2


def test_what_a_user_does_meanwhile_waits_until_the_picture_is_made(qtbot: QtBot) -> None:
    """A key that closed the dialog in the middle of a picture would end what the picture is told to."""
    button, clicked = QPushButton(), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: clicked.append(True))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(button, QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier))
    drawn()
    assert not clicked
    qtbot.waitUntil(lambda: bool(clicked))
