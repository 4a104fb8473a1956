"""The series of talks on the start page: how much of it was seen, the way on in it, and its contents."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import put_icon
from scoutview.language import tr
from scoutview.window.base.series import TITLE, TalkSeries

EDGE = 12.0


class SeriesCard(Canvas):
    """Of a series that has chapters, on a ground of its own."""

    go_on_asked = Signal()  # where it was left
    contents_asked = Signal()

    def __init__(self, series: TalkSeries, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._series = series
        self.heading, self.seen = QLabel(TITLE, self), QLabel(self)
        self.heading.setProperty("role", "title")
        self.seen.setProperty("role", "tick")
        self.go_on, self.contents = QPushButton(self), QPushButton(tr("Contents"), self)
        self.contents.setToolTip(tr("All chapters, how long they are, and which you have seen"))
        self.go_on.clicked.connect(lambda: self.go_on_asked.emit())
        self.contents.clicked.connect(lambda: self.contents_asked.emit())
        self._buttons, self._layout = QHBoxLayout(), QVBoxLayout(self)
        for button in (self.go_on, self.contents):
            self._buttons.addWidget(button, 1)
        for label in (self.heading, self.seen):
            self._layout.addWidget(label)
        self._layout.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        series.changed.connect(self.refresh)
        self.set_look(look)
        self.refresh()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        edge, px = look.px(EDGE), look.px
        self._layout.setContentsMargins(edge + px(4), edge, edge, edge)
        self._layout.setSpacing(px(2))
        self._buttons.setSpacing(px(8))
        self._buttons.setContentsMargins(0, px(6), 0, 0)
        put_icon(self.go_on, "play", look, "accent")

    def refresh(self) -> None:
        """How far its user has come."""
        series = self._series
        place = series.way_on()
        self.seen.setText(tr("{seen} of {all} chapters seen").format(seen=series.seen, all=len(series.chapters)))
        self.go_on.setText(" " + (tr("Go on") if series.has_begun else tr("Begin")))
        where = tr("Chapter {number}: {title}, scene {scene}").format(
            number=place.chapter.number, title=place.chapter.title, scene=place.number + 1
        )
        self.go_on.setToolTip(where)
        self.go_on.setAccessibleDescription(where)

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setPen(QPen(self.look.colour("edge"), 2))
        painter.setBrush(self.look.colour("panel"))
        painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 10, 10)
