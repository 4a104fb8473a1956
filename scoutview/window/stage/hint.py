"""A few words at the foot of a presented scene, on how to go on; they leave by themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.transition import Transition
from scoutview.language import tr

BACK, LEAVE, CONTENTS = (
    ("←", tr("back", "to the scene before")),
    ("Esc", tr("leave", "the presentation")),
    ("C", tr("contents", "of a series")),
)
ASIDE = (("/", tr("ask or draw")), ("F1", tr("all keys")), LEAVE)
WAY_BACK = (("R", tr("back to the scene as it was saved")),)
ONE_SCREEN = ((tr("There is", "one screen only"), tr("one screen only", "after: There is")),)
NO_CHAPTER = ((tr("This talk is no chapter of a series"), ""),)
STAY_MS, FADE_MS = 6000, 600
HEIGHT, INSIDE, GAP, BETWEEN = 30.0, 16.0, 8.0, 24.0  # design pixels

Words = Sequence[tuple[str, str]]  # pairs of a key and what it does


def how_to_go_on(number: int, scenes: int, *, of_series: bool = False) -> Words:
    """What a presentation that begins at this scene, counted from 0, says: a way on only where one leads."""
    aside = (CONTENTS, *ASIDE) if of_series else ASIDE
    if scenes == 1:
        return (tr("This is the only scene"), ""), *aside
    if number + 1 == scenes:
        return (tr("This is the last scene"), ""), BACK, *aside
    return (tr("click or →"), tr("on", "to the next scene")), *aside


def the_end(scenes: int, *, of_series: bool = False) -> Words:
    """Of so many scenes there is none after this one."""
    if of_series:
        return (tr("This was the last scene of the last chapter"), ""), BACK, CONTENTS, LEAVE
    if scenes == 1:
        return (tr("This is the only scene"), ""), LEAVE
    return (tr("This was the last scene"), ""), BACK, LEAVE


def on_to(number: int, title: str) -> Words:
    """At the last scene of a chapter: the one that follows."""
    on = tr("on to chapter {number}: {title}").format(number=number, title=title)
    return (tr("This is the last scene of the chapter"), ""), (tr("click or →"), on), CONTENTS


class Hint(QWidget):
    """Lies over the stage and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words: Words = ()
        self._look, self._opacity, self._moves, self._room = Look(), 1.0, True, QRect()
        self._fading = Transition(FADE_MS, self)
        self._staying = QTimer(self, singleShot=True, interval=STAY_MS)
        self._staying.timeout.connect(lambda: self._fading.run(moves=self._moves))
        self._fading.valueChanged.connect(self._fade)
        self._fading.finished.connect(self.hide)
        self.hide()

    def show_words(self, words: Words, *, motion: bool) -> None:
        """Say these for some seconds."""
        self.words, self._moves, self._opacity = words, motion, 1.0
        self.setAccessibleName(", ".join(" ".join(filter(None, pair)) for pair in words))
        self._fading.stop()
        self._staying.start()
        self.place(self._look, self._room)
        self.show()
        self.raise_()

    def place(self, look: Look, room: QRect) -> None:
        """In the middle of this part of the parent; one that is wider begins before it and ends with the parent."""
        self._look, self._room = look, room
        width, height = look.px(self._width()), look.px(HEIGHT)
        most = self._whole.width() - look.px(INSIDE) - width
        x = room.x() + (room.width() - width) // 2 if width <= room.width() else most
        self.setGeometry(max(0, x), room.y() + (room.height() - height) // 2, width, height)

    def _fade(self, gone: float) -> None:
        self._opacity = 1 - gone
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._staying.stop()
        self._fading.stop()

    def _width(self) -> float:
        strong, plain = QFontMetricsF(font("bar_strong")), QFontMetricsF(font("bar"))
        widths = [
            strong.horizontalAdvance(key) + (GAP + plain.horizontalAdvance(words) if words else 0)
            for key, words in self.words
        ]
        return sum(widths) + BETWEEN * max(0, len(widths) - 1) + 2 * INSIDE

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.setOpacity(self._opacity)
            scale, look = self._look.scale, self._look
            painter.scale(scale, scale)
            ground = QRectF(0.5, 0.5, self.width() / scale - 1, HEIGHT - 1)
            painter.setPen(look.colour("axis"))
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(ground, HEIGHT / 2, HEIGHT / 2)
            x = INSIDE
            for key, words in self.words:
                for text, role, colour, gap in ((key, "bar_strong", "text", GAP), (words, "bar", "text2", BETWEEN)):
                    painter.setFont(font(role))
                    painter.setPen(look.colour(colour))
                    painter.drawText(QRectF(x, 0, 2000, HEIGHT), Qt.AlignmentFlag.AlignVCenter, text)
                    x += QFontMetricsF(font(role)).horizontalAdvance(text) + (gap if text else BETWEEN - GAP)
