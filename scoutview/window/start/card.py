"""The card of a lab on the start page: a picture from its sample recording, its title, one sentence."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, elided, font
from scoutview.graphics.base.numbers import count
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.window.start.cards_plan import (
    BEST_HEIGHT,
    EDGE,
    LEAST_HEIGHT,
    LEAST_WELL,
    LEAST_WIDTH,
    RIM,
    ROUND_WORDS,
    TITLE,
    words_width,
)
from scoutview.window.start.thumbnail_painting import paint_thumbnail
from scoutview.window.start.thumbnails import Sample

WRAPS = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
ROUND_PICTURE = 6.0  # in its well
OPENS = tr("Double click or Enter opens its sample")


class Card(Canvas):
    """A lab: picture, title, one sentence. A click chooses it, a double click or Enter opens its sample.

    It keeps as much room for its sentence as the longest of `all_labs` needs, so that cards in a row line up. Without
    a picture of its own it shows a network that has learned nothing yet.
    """

    chosen = Signal()
    opened = Signal()
    reached = Signal()  # by Tab, an arrow key, or something else than the mouse

    def __init__(
        self,
        lab: type[Lab[Any, Any]],
        thumbnails: Mapping[str, Sample],
        all_labs: Sequence[type[Lab[Any, Any]]],
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(look, parent)
        self._summaries = tuple(each.summary for each in all_labs)
        self._lab = lab
        self._thumbnails = thumbnails  # read with the first picture of a card, which is late where a recording opens
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{lab.title}. {lab.summary}")
        self.setToolTip(OPENS)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(LEAST_WIDTH), self.look.px(BEST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(LEAST_WIDTH), self.look.px(LEAST_HEIGHT))

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setToolTip(_in_words(self._sample))  # it is read by now, with the first picture

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:  # the second click must meet the same card as the first
            self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        card = QPainterPath()
        card.addRoundedRect(QRectF(1, 1, width - 2, height - 2), 10, 10)
        painter.fillPath(card, self.look.colour("panel"))
        stands_out = self._chosen or self.hasFocus()
        painter.strokePath(card, QPen(self.look.colour("accent" if stands_out else "edge"), 2))
        well = self.picture_place(width, height)
        if well is not None:
            ground = QPainterPath()
            ground.addRoundedRect(well, 6, 6)
            painter.fillPath(ground, self.look.colour("window"))
            paint_thumbnail(painter, well.marginsRemoved(QMarginsF(*4 * [ROUND_PICTURE])), self._sample, self.look)
        self._paint_words(painter, width, RIM if well is None else well.bottom())

    def picture_place(self, width: float, height: float) -> QRectF | None:
        """Where its picture stands above its words; None where it would be too low."""
        words = words_height(self._summaries, words_width(width))
        well = QRectF(RIM, RIM, width - 2 * RIM, height - ROUND_WORDS - words)
        return well if well.height() >= LEAST_WELL - 1 else None

    def _paint_words(self, painter: QPainter, width: float, top: float) -> None:
        """The title, and the sentence below it."""
        room = words_width(width)
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("title"))
        title = QRectF(EDGE, top + 6, room, TITLE - 2)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, elided(self._lab.title, "title", room))
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("caption"))
        words = words_height(self._summaries, room)
        painter.drawText(QRectF(EDGE, title.bottom() + 2, room, words), WRAPS, self._lab.summary)

    @property
    def _sample(self) -> Sample | None:
        return self._thumbnails.get(self._lab.name)


@lru_cache(maxsize=64)
def words_height(sentences: tuple[str, ...], width: float) -> float:
    """That the longest of these sentences takes in a card."""
    room, metrics = QRectF(0, 0, width, 1000), QFontMetricsF(font("caption"))
    return max(36.0, *(metrics.boundingRect(room, WRAPS, words).height() for words in sentences))


def _in_words(sample: Sample | None) -> str:
    """What opens, and how it was trained."""
    if sample is None:
        return tr("There is no sample: Train makes a run")
    told = tr("Double click or Enter opens its sample: {steps} steps, trained in {time} s")
    return told.format(steps=count(sample.last_step), time=count(max(1, round(sample.seconds))))
