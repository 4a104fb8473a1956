"""The contents of a series over a presentation: a row for each chapter, what was seen of it, and the way into it."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, elided, font, text_width
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.language import tr
from scoutview.talks.series import WORDS_A_MINUTE, Chapter
from scoutview.window.base.series import TITLE, SeriesPlace, TalkSeries

ROOM = (1180.0, 720.0)  # design pixels of the page
ROW, ROOMY_ROW, LEAST_ROW = 58.0, 54.0, 40.0  # heights
PADDING, NUMBER, ASIDE, ICON = 16.0, 46.0, 236.0, 14.0  # inside of a row; widths, and the side of an icon
TELLING = tr("Minutes: the notes of a chapter, said aloud at {words} words a minute.").format(words=WORDS_A_MINUTE)
KEYS = tr("↑ ↓ choose  ·  Enter or a click goes there  ·  Shift+Enter from its first scene  ·  Esc back")
ON_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown)


class Contents(QWidget):
    """Covers its parent while it is shown. Emits the scene to go to; its keys are handed to `press`."""

    chosen = Signal(object)  # a SeriesPlace

    def __init__(self, series: TalkSeries, parent: QWidget) -> None:
        super().__init__(parent)
        self._series, self._whole, self.look = series, parent, Look()
        self.current = 0
        self.heading, self.seen = QLabel(TITLE, self), QLabel(self)
        self.heading.setProperty("role", "headline")
        self.seen.setProperty("role", "caption")
        self.rows = [ChapterRow(series, chapter, self.look, self) for chapter in series.chapters]
        self.keys, self.telling = QLabel(KEYS, self), QLabel(TELLING, self)
        for label in (self.keys, self.telling):
            label.setProperty("role", "tick")
        self.forget = QPushButton(tr("Forget what was seen"), self)
        self.forget.setToolTip(tr("All chapters count as not seen"))
        self.forget.clicked.connect(lambda: series.forget())
        self._lay_out()
        for number, row in enumerate(self.rows):
            row.reached.connect(partial(self.point_at, number))
            row.chosen.connect(partial(self.go, number))
            row.chosen_anew.connect(partial(self.go, number, anew=True))
        series.changed.connect(self.refresh)
        self.hide()

    def _lay_out(self) -> None:
        head, foot, words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignBottom)
        for label in (self.keys, self.telling):
            words.addWidget(label)
        foot.addLayout(words, 1)
        foot.addWidget(self.forget)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(head)
        for row in self.rows:
            self._layout.addWidget(row, 1)
        self._layout.addStretch()
        self._layout.addLayout(foot)

    def open(self, look: Look) -> None:
        """Show it over all of the parent, in this theme; the chapter to go on with is pointed at."""
        self.look = Look(look.theme)
        self.point_at(self._series.chapters.index(self._series.way_on().chapter))
        self.setGeometry(self._whole.rect())
        self._fit()
        self.show()
        self.raise_()

    def point_at(self, number: int) -> None:
        """The row of this number, or the nearest, is the one that keys mean."""
        self.current = min(max(number, 0), len(self.rows) - 1)
        for place, row in enumerate(self.rows):
            row.set_current(place == self.current)

    def go(self, number: int, *, anew: bool = False) -> None:
        """Into this chapter: where it was left, or `anew`."""
        chapter = self._series.chapters[number]
        self.chosen.emit(SeriesPlace(chapter) if anew else self._series.way_into(chapter))

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means nothing."""
        key, last = Qt.Key(event.key()), len(self.rows) - 1
        to = {
            Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if to is not None:
            self.point_at(to)
        elif key in ON_KEYS:
            self.go(self.current, anew=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def refresh(self) -> None:
        """What was seen."""
        chapters = self._series.chapters
        self.seen.setText(
            tr("{seen} of {chapters} chapters seen").format(seen=self._series.seen, chapters=len(chapters))
        )
        self.forget.setEnabled(self._series.has_begun)
        for row in self.rows:
            row.refresh()

    def _fit(self) -> None:
        """As large as the page can be read in the window."""
        scale = max(1.0, min(self.width() / ROOM[0], self.height() / ROOM[1]))
        self.look = Look(self.look.theme, round(scale, 2))
        px = self.look.px
        self.setStyleSheet(stylesheet(self.look))
        self._layout.setContentsMargins(px(28), px(14), px(28), px(14))
        self._layout.setSpacing(px(2))
        for row in self.rows:
            row.set_look(self.look)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside a row is none at the stage, which would go on."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.look.colour("window"))


class ChapterRow(Canvas):
    """Number, title and summary of a chapter, how long it is, and what was seen of it."""

    chosen = Signal()
    chosen_anew = Signal()  # from its first scene
    reached = Signal()  # by the mouse, or by Tab

    def __init__(self, series: TalkSeries, chapter: Chapter, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._series, self.chapter = series, chapter
        self._is_current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.anew = QPushButton(tr("From its first scene"), self)
        self.anew.setProperty("role", "pill")
        self.anew.setToolTip(tr("Begin this chapter anew  (Shift+Enter)"))
        self.anew.clicked.connect(lambda: self.chosen_anew.emit())
        self.refresh()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.setMinimumHeight(look.px(LEAST_ROW))
        self.setMaximumHeight(look.px(ROW))
        self._place()

    def set_current(self, current: bool) -> None:
        """Whether it is the one that keys mean."""
        self._is_current = current
        self.update()

    def refresh(self) -> None:
        """What was seen."""
        left = self._series.way_into(self.chapter)
        self.anew.setVisible(left.number > 0)
        name = tr("Chapter {number}: {title}")
        self.setAccessibleName(name.format(number=self.chapter.number, title=self.chapter.title))
        self.setAccessibleDescription(f"{length_in_words(self.chapter)}, {self._seen_in_words()}")
        self.setToolTip(self.chapter.talk.summary)
        self.update()

    def _seen_in_words(self) -> str:
        place = self._series.place_in(self.chapter)
        if self._series.is_seen(self.chapter):
            return "seen"
        if place is None:
            return tr("not seen", "a chapter")
        return tr("at scene {number} of {scenes}").format(number=place.number + 1, scenes=self.chapter.scenes)

    def _place(self) -> None:
        px = self.look.px
        self.anew.adjustSize()
        x = self.width() - px(PADDING + ASIDE) - self.anew.width()
        self.anew.move(x, (self.height() - self.anew.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.reached.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.reached.emit()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        colour, middle = self.look.colour, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QPen(colour("accent"), 2) if self._is_current else Qt.PenStyle.NoPen)
        painter.setBrush(colour("panel"))
        painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 8, 8)
        painter.setFont(font("key"))
        painter.setPen(colour("accent"))
        painter.drawText(QRectF(PADDING, 0, NUMBER - 8, height), middle, str(self.chapter.number))
        end = self.anew.x() / self.look.scale if self.anew.isVisible() else width - ASIDE - PADDING
        left, half = PADDING + NUMBER, height / 2
        title = "finding" if height >= ROOMY_ROW else "title"
        for text, role, shade, top in (
            (self.chapter.title, title, "text", 3),
            (self.chapter.talk.summary, "caption", "text2", half),
        ):
            room = end - left - 12
            fitting = "label" if role == "caption" and text_width(text, role) > room else role
            painter.setFont(font(fitting))
            painter.setPen(colour(shade))
            painter.drawText(QRectF(left, top, end, half - 3), middle, elided(text, fitting, room))
        self._paint_aside(painter, QRectF(width - ASIDE - PADDING + 12, 0, ASIDE - 12, height))

    def _paint_aside(self, painter: QPainter, room: QRectF) -> None:
        """How long it is, and below it what was seen."""
        colour, right = self.look.colour, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        upper = QRectF(room.x(), 3, room.width(), room.height() / 2 - 3)
        lower = upper.translated(0, upper.height())
        painter.setFont(font("caption"))
        painter.setPen(colour("text2"))
        painter.drawText(upper, right, length_in_words(self.chapter))
        words, begun = self._seen_in_words(), self._series.place_in(self.chapter) is not None
        painter.setPen(colour("accent" if begun else "text3"))
        painter.drawText(lower, right, words)
        if self._series.is_seen(self.chapter):
            x = lower.right() - QFontMetricsF(font("caption")).horizontalAdvance(words) - ICON - 6
            draw_icon(painter, "check", QRectF(x, lower.center().y() - ICON / 2, ICON, ICON), colour("accent"))


def length_in_words(chapter: Chapter) -> str:
    """How many scenes it has, and how long they take where its notes tell."""
    scenes = scenes_in_words(chapter.scenes)
    if not chapter.minutes:
        return scenes
    minutes = tr("about %n minutes", "", chapter.minutes, one="about 1 minute")
    return f"{scenes} · {minutes}"


def scenes_in_words(scenes: int) -> str:
    return tr("%n scenes", "", scenes, one="1 scene")
