"""Pictures for a talk: what is in them, not only their size."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scoutview.errors import UserError
from scoutview.export.picture import Picture, PictureSize, png_bytes
from scoutview.export.picture_plan import plan_picture, scale_for
from scoutview.graphics.canvas import Canvas
from scoutview.graphics.look import Look
from scoutview.graphics.theme import DARK, LIGHT, Theme
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
    picture = Picture(Example, size, theme)
    picture.panel.sentence = sentence
    return pixels(picture.render(**words))


def pixels(image: QImage) -> np.ndarray:
    packed = np.array(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).reshape(image.height(), -1, 4)
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
        assert marked[round(box.y) : round(box.bottom), 96:].any()
    rule = is_colour(drawn(), 0xDF, 0xE3, 0xE8)[round(plan.rule.y)]
    assert rule.sum() >= 1920 * 0.9 - 1


@pytest.mark.parametrize("words", [{"title": "My own"}, {"caption": "My own."}, {"footer": "step 3"}])
def test_words_of_ones_own_change_only_their_own_line(qtbot: QtBot, words: dict[str, str]) -> None:
    plan = plan_picture(1920, 1080, 1)
    box = {"title": plan.title, "caption": plan.caption_lines[0], "footer": plan.footer}[next(iter(words))]
    changed = np.nonzero((drawn() != drawn(**words)).any((1, 2)))[0]
    assert len(changed)
    assert box.y - 2 <= changed.min() <= changed.max() <= box.bottom + 2


def test_a_finding_comes_before_the_explanation(qtbot: QtBot) -> None:
    assert np.array_equal(drawn(sentence="A finding."), drawn(caption="A finding."))
    assert np.array_equal(drawn(), drawn(caption="What it shows."))


def test_a_long_caption_takes_two_lines_and_pushes_the_panel_down(qtbot: QtBot) -> None:
    long = "A sentence that says very much about what is to be seen in this panel at this frame. " * 4
    one, two = plan_picture(1920, 1080, 1), plan_picture(1920, 1080, 2)
    assert two.body.y > one.body.y
    assert two.body.bottom == one.body.bottom
    marked = ink(drawn(caption=long))
    assert marked[round(two.caption_lines[1].y) : round(two.caption_lines[1].bottom)].any()
    assert not marked[:, 1920 - 95 :].any()


def test_the_dark_theme_is_dark(qtbot: QtBot) -> None:
    assert drawn(theme=DARK)[0, 0].tolist() == [0x14, 0x18, 0x1F]
    assert drawn(theme=LIGHT)[0, 0].tolist() == [0xFF, 0xFF, 0xFF]


@pytest.mark.parametrize("size", [(64, 64), (64, 2000), (2000, 64), (300, 900)], ids=str)
def test_any_allowed_size_can_be_drawn(qtbot: QtBot, size: tuple[int, int]) -> None:
    assert drawn(PictureSize(*size)).shape == (size[1], size[0], 3)


@pytest.mark.parametrize("size", [(63, 100), (100, 63), (8193, 100), (0, 0)], ids=str)
def test_any_other_size_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="from 64 to 8,192 pixels"):
        PictureSize(*size)


def test_a_panel_has_its_size_before_it_is_fed(qtbot: QtBot) -> None:
    picture = Picture(Example, HD, LIGHT)
    disc = picture.panel.findChild(Disc)
    assert disc.isVisible()
    body = plan_picture(1920, 1080, 1).body
    assert (disc.width(), disc.height()) == (round(body.width), round(body.height))


def test_a_png_holds_the_same_pixels(qtbot: QtBot) -> None:
    image = Picture(Example, PictureSize(320, 180), DARK).render()
    again = QImage()
    assert again.loadFromData(png_bytes(image), "PNG")
    assert np.array_equal(pixels(image), pixels(again))
