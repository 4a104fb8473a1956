"""The first page: one card per lab with a picture from its sample recording, ways in, and the guided tours."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.numbers import count
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.widgets.buttons import put_icon
from scoutview.labs.lab import Lab
from scoutview.window.start.thumbnails import Sample
from scoutview.window.start.tour_links import Tour, TourLinks

GAP = 16
ROOMY_HEIGHT = 580.0  # of the page
LEAST_WELL = 60.0  # a lower picture of a lab shows nothing: the words have its room then
WRAPS = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
DOT = 2.5  # radius of a point in a thumbnail


class StartPage(QWidget):
    """Emits which sample, recording or tour to open."""

    sample_asked = Signal(str)
    open_asked = Signal()
    runs_asked = Signal()

    def __init__(
        self,
        labs: Sequence[type[Lab[Any, Any]]],
        samples: Mapping[str, Path],
        thumbnails: Mapping[str, Sample],
        look: Look,
        parent: QWidget | None = None,
        *,
        tours: Sequence[Tour] = (),
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.tours = TourLinks(tours, look, self)
        self.headline = QLabel("Watch a model learn.", self)
        self.headline.setProperty("role", "headline")
        self.line = QLabel(
            "Pick a lab. Each opens with a finished run to explore; press Train to make your own, live.",
            self,
        )
        self.line.setProperty("role", "caption")
        self.line.setWordWrap(True)
        self.cards = {lab.name: Card(lab, thumbnails, labs, look, self) for lab in labs}
        self._samples = samples
        self.chosen = ""
        for name, card in self.cards.items():
            card.chosen.connect(lambda name=name: self.choose(name))
            card.opened.connect(lambda name=name: self.sample_asked.emit(name))
        self.main = self._button(" Open sample", "main", "Open the finished run of the chosen lab  (Enter)")
        self.main.clicked.connect(lambda: self.sample_asked.emit(self.chosen))
        self.open = self._button(" Open a recording", "", "Open a .scout file  (Ctrl+O)")
        self.open.clicked.connect(lambda: self.open_asked.emit())
        self.runs = self._button("Your runs", "", "What you trained before  (Ctrl+Shift+O)")
        self.runs.clicked.connect(lambda: self.runs_asked.emit())
        self.hint = QLabel("or drop a .scout file, a text or a folder of pictures anywhere in this window", self)
        self.hint.setProperty("role", "tick")
        self.hint.setWordWrap(True)
        self._lay_out()
        self.choose(next(iter(self.cards)))
        self.set_look(look)

    def _button(self, word: str, role: str, tooltip: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setProperty("role", role)
        button.setToolTip(tooltip)
        return button

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        for column, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, 0, column)
        self._buttons = QHBoxLayout()
        for button in (self.main, self.open, self.runs):
            self._buttons.addWidget(button)
        self._buttons.addWidget(self.hint, 1)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.headline)
        self._layout.addWidget(self.line)
        self._layout.addLayout(self._grid)
        self._layout.addLayout(self._buttons)
        self._layout.addStretch(1)
        self._layout.addWidget(self.tours)
        self._layout.addStretch(2)

    def set_look(self, look: Look) -> None:
        px = look.px
        self.look = look
        self._keep_margins()
        self._layout.setSpacing(px(12))
        self._grid.setSpacing(px(GAP))
        self._grid.setContentsMargins(0, px(16), 0, px(12))
        self._buttons.setSpacing(px(12))
        for button in (self.main, self.open, self.runs):
            button.setMinimumHeight(px(40))
        put_icon(self.main, "play", look, "on_accent")
        put_icon(self.open, "open", look, "text")
        self.tours.set_look(look)
        for card in self.cards.values():
            card.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        """Generous ones, where the cards can spare them."""
        px = self.look.px
        side = min(px(120), max(px(24), (self.width() - px(1040)) // 2))
        top, bottom = (28, 16) if self.height() >= px(ROOMY_HEIGHT) else (8, 8)
        self._layout.setContentsMargins(side, px(top), side, px(bottom))

    def choose(self, name: str) -> None:
        """Choose a lab's card."""
        self.chosen = name
        for other, card in self.cards.items():
            card.set_chosen(other == name)
        self.main.setEnabled(name in self._samples)


class Card(Canvas):
    """A lab: picture, title, one sentence. A click chooses it, a double click or Enter opens its sample.

    It keeps as much room for its sentence as the longest of `all_labs` needs, so that cards in a row line up.
    """

    chosen = Signal()
    opened = Signal()

    def __init__(
        self,
        lab: type[Lab[Any, Any]],
        thumbnails: Mapping[str, Sample],
        all_labs: Sequence[type[Lab[Any, Any]]],
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(look, parent)
        self._summaries = [each.summary for each in all_labs]
        self._lab = lab
        self._thumbnails = thumbnails  # read with the first picture of a card, which is late where a recording opens
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{lab.title}. {lab.summary}")
        self.setToolTip(f"{lab.title}: double click or Enter opens its sample")

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(312))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(190))

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

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
        edge = "accent" if self._chosen or self.hasFocus() else "edge"
        painter.strokePath(card, QPen(self.look.colour(edge), 2))
        words = self._words_height(width - 32)
        text = QRectF(16, height - 46 - words, width - 32, words)
        well = QRectF(16, 16, width - 32, text.y() - 56)
        if well.height() >= LEAST_WELL:
            ground = QPainterPath()
            ground.addRoundedRect(well, 6, 6)
            painter.fillPath(ground, self.look.colour("window"))
            self._paint_thumbnail(painter, well.adjusted(12, 12, -12, -12))
        else:
            text.moveTop(44)
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("title"))
        painter.drawText(QRectF(16, text.y() - 28, width - 32, 24), Qt.AlignmentFlag.AlignVCenter, self._lab.title)
        painter.setPen(self.look.colour("text2"))
        painter.setFont(font("caption"))
        painter.drawText(text, WRAPS, self._lab.summary)
        painter.setPen(self.look.colour("text3"))
        painter.setFont(font("tick"))
        metrics = QFontMetricsF(font("tick"))
        line = first_fitting(_in_words(self._sample), width - 32, metrics)
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width - 32)
        painter.drawText(QRectF(16, height - 36, width - 32, 20), Qt.AlignmentFlag.AlignVCenter, line)

    @property
    def _sample(self) -> Sample | None:
        return self._thumbnails.get(self._lab.name)

    def _words_height(self, width: float) -> float:
        room, metrics = QRectF(0, 0, width, 1000), QFontMetricsF(font("caption"))
        return max(58.0, *(metrics.boundingRect(room, WRAPS, words).height() for words in self._summaries))

    def _paint_thumbnail(self, painter: QPainter, well: QRectF) -> None:
        if self._sample is None:
            return
        if self._sample.points is not None:
            self._paint_points(painter, well, self._sample.points)
        elif self._sample.picture is not None:
            self._paint_picture(painter, well, self._sample.picture)

    def _paint_points(self, painter: QPainter, well: QRectF, points: np.ndarray) -> None:
        reach = min(well.width(), well.height()) / 2 - DOT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("text2"))
        for x, y in points:
            painter.drawEllipse(well.center() + QPointF(x, -y) * reach, DOT, DOT)

    def _paint_picture(self, painter: QPainter, well: QRectF, picture: np.ndarray) -> None:
        rows, columns = picture.shape
        cell = min(well.width() / columns, well.height() / rows)
        target = QRectF(0, 0, cell * columns, cell * rows)
        target.moveCenter(well.center())
        draw_crisp(painter, target, image_from_levels(levels_of_magnitude(picture), self.look.theme.magnitude))


def _in_words(sample: Sample | None) -> Sequence[str]:
    """From long to short."""
    if sample is None:
        return ("no sample here: Train makes one", "no sample here")
    steps, seconds = count(sample.last_step), max(1, round(sample.seconds))
    return f"sample: {steps} steps, trained in {seconds} s", f"sample: {steps} steps in {seconds} s"
