"""The card of a lab on the start page: a picture from its sample recording, its title, one sentence."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise, product
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.labs.lab import Lab
from scoutview.window.start.cards_plan import (
    BEST_HEIGHT,
    BEST_WIDTH,
    EDGE,
    EDGE_BESIDE,
    GAP_BESIDE,
    LEAST_HEIGHT,
    LEAST_WELL,
    SMALLEST_WIDTH,
    Form,
    well_width_beside,
    words_width,
)
from scoutview.window.start.thumbnails import Sample

WRAPS = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
DOT, FINE_DOT = 2.5, 1.0  # radius of a point in a thumbnail, and in a small one
CORNER = 48.0, 34.0  # of a picture beside the title
NETWORK, NEURON, LARGEST_NETWORK = (3, 4, 4, 2), 0.045, 96.0  # neurons in its layers, their radius in its size


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
        self.form: Form = "below"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{lab.title}. {lab.summary}")
        self.setToolTip(f"{lab.title}: double click or Enter opens its sample")

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(BEST_WIDTH), self.look.px(BEST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(SMALLEST_WIDTH), self.look.px(LEAST_HEIGHT))

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def set_form(self, form: Form) -> None:
        """Where the words stand: below the picture or beside it."""
        if form != self.form:
            self.form = form
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

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
        well, text = self.parts(width, height)
        if well is not None:
            ground = QPainterPath()
            ground.addRoundedRect(well, 6, 6)
            painter.fillPath(ground, self.look.colour("window"))
            edge = 12 if self.form == "below" else 6
            self._paint_thumbnail(painter, well.adjusted(edge, edge, -edge, -edge))
        elif (corner := self.picture_place(width, height)) is not None:
            self._paint_thumbnail(painter, corner)
        self._paint_words(painter, text, height, corner=well is None and self._has_corner(width))

    def parts(self, width: float, height: float) -> tuple[QRectF | None, QRectF]:
        """Where its picture and its sentence stand, in design pixels; no picture where it would be too low."""
        words = words_height(self._summaries, words_width(width, self.form))
        return (_side_by_side if self.form == "beside" else _one_below_the_other)(width, height, words)

    def picture_place(self, width: float, height: float) -> QRectF | None:
        """Where its picture stands, large or in the corner; None where there is room for neither."""
        well, _ = self.parts(width, height)
        corner = QRectF(width - EDGE / 2 - CORNER[0], 7, *CORNER)
        return well or (corner if self._has_corner(width) else None)

    def _has_corner(self, width: float) -> bool:
        """Whether a small picture has room beside the title, where a large one has none."""
        sample = self._sample
        pictured = sample is not None and (sample.points is not None or sample.picture is not None)
        return pictured and text_width(self._lab.title, "title") <= width - 2 * EDGE - CORNER[0]

    def _paint_words(self, painter: QPainter, text: QRectF, height: float, *, corner: bool) -> None:
        """The title above the sentence, which is in `text`; a line on the sample at the lower edge."""
        left, width, middle = text.x(), text.width(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("title"))
        title = width - (CORNER[0] if corner else 0.0)
        painter.drawText(QRectF(left, text.y() - 28, title, 24), middle, elided(self._lab.title, "title", title))
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("caption"))
        painter.drawText(text, WRAPS, self._lab.summary)
        painter.setPen(self.look.colour("text3"))
        painter.setFont(font("tick"))
        metrics = QFontMetricsF(font("tick"))
        line = first_fitting(_in_words(self._sample), width, metrics)
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, height - 36, width, 20), middle, line)

    @property
    def _sample(self) -> Sample | None:
        return self._thumbnails.get(self._lab.name)

    def _paint_thumbnail(self, painter: QPainter, well: QRectF) -> None:
        sample = self._sample
        if sample is not None and sample.points is not None:
            self._paint_points(painter, well, sample.points)
        elif sample is not None and sample.picture is not None:
            self._paint_picture(painter, well, sample.picture)
        else:
            self._paint_network(painter, well)

    def _paint_network(self, painter: QPainter, well: QRectF) -> None:
        """Quietly: nothing is there to be seen yet."""
        side = min(well.width(), well.height(), LARGEST_NETWORK)
        layers = [
            [well.center() + QPointF(x, y) * side / 2 for y in np.linspace(-1, 1, neurons) * 0.29 * (neurons - 1)]
            for x, neurons in zip(np.linspace(-0.9, 0.9, len(NETWORK)), NETWORK, strict=True)
        ]
        painter.setPen(QPen(self.look.colour("text3", 0.25), 1))
        for layer, following in pairwise(layers):
            for start, end in product(layer, following):
                painter.drawLine(start, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text3", 0.5))
        for neuron in chain(*layers):
            painter.drawEllipse(neuron, side * NEURON, side * NEURON)

    def _paint_points(self, painter: QPainter, well: QRectF, points: np.ndarray) -> None:
        dot = DOT if well.height() > CORNER[1] else FINE_DOT
        reach = min(well.width(), well.height()) / 2 - dot
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text2"))
        for x, y in points:
            painter.drawEllipse(well.center() + QPointF(x, -y) * reach, dot, dot)

    def _paint_picture(self, painter: QPainter, well: QRectF, picture: np.ndarray) -> None:
        rows, columns = picture.shape
        cell = min(well.width() / columns, well.height() / rows)
        target = QRectF(0, 0, cell * columns, cell * rows)
        target.moveCenter(well.center())
        draw_crisp(painter, target, image_from_levels(levels_of_magnitude(picture), self.look.theme.magnitude))


def _one_below_the_other(width: float, height: float, words: float) -> tuple[QRectF | None, QRectF]:
    text = QRectF(EDGE, height - 46 - words, width - 2 * EDGE, words)
    well = QRectF(EDGE, EDGE, width - 2 * EDGE, text.y() - 56)
    if well.height() >= LEAST_WELL:
        return well, text
    text.moveTop(44)
    return None, text


def _side_by_side(width: float, height: float, words: float) -> tuple[QRectF | None, QRectF]:
    well = QRectF(EDGE_BESIDE, EDGE_BESIDE, well_width_beside(width), height - 2 * EDGE_BESIDE)
    return well, QRectF(well.right() + GAP_BESIDE, 40, words_width(width, "beside"), words)


@lru_cache(maxsize=64)
def words_height(sentences: tuple[str, ...], width: float) -> float:
    """That the longest of these sentences takes in a card."""
    room, metrics = QRectF(0, 0, width, 1000), QFontMetricsF(font("caption"))
    return max(58.0, *(metrics.boundingRect(room, WRAPS, words).height() for words in sentences))


def _in_words(sample: Sample | None) -> Sequence[str]:
    """From long to short."""
    if sample is None:
        return ("no sample here: Train makes one", "no sample here")
    took = f"{count(sample.last_step)} steps in {max(1, round(sample.seconds))} s"
    return f"sample: {took.replace(' in ', ', trained in ')}", f"sample: {took}", took
