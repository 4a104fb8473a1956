"""The timeline bar: the run in words, playing, following, the well with the loss curves and the cursor."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.base.wrapping import first_fitting
from scoutview.graphics.plots.logged_plan import with_logged
from scoutview.graphics.widgets.buttons import ghost_button, put_icon
from scoutview.graphics.widgets.text_line import TextLine, width_of
from scoutview.language import as_written, tr
from scoutview.timeline import Timeline
from scoutview.window.timeline.loss_words import LossKey, LossReadout
from scoutview.window.timeline.well import Well

LOSSES = ("train_loss", "validation_loss")
HEIGHT, LOW = 108.0, 54.0  # the second of one that has only words
MARGIN = 8.0  # around the bar
BEFORE_KEY = 16.0  # between the caption and what the colours mean
FOLLOWING, LAST = tr("following"), tr("last step")
FOLLOWING_TIP = tr("Following the newest frame, or held at this one: click to change  (F)")
WORDS, FEW_WORDS, AROUND_WORDS = 172.0, 140.0, 42.0  # widths in the pill, the second one of a narrow bar
ROOMY = 1000.0  # width of a bar that is not narrow
LAST_TIP = tr("At the last step of a training that is over, or held at a step: click to change  (F)")


class TimelineBar(QWidget):
    """Shows a Timeline and moves it. `refresh` when it changed, `show_curves` when the run grew."""

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self.look = look
        self.caption = TextLine(look, "caption", tight="label", parent=self)
        self._shape = ""  # of the play button
        self._ended, self._words_alone = False, False
        self._began_at_end, self._pressed_s = False, -math.inf  # where and when the button for one frame on was pressed
        self.go_on: Callable[[], object] = lambda: timeline.move(1)  # what the button for one frame on does
        self.key = LossKey(look, self)
        self._build_buttons()
        self.well = Well(timeline, look, self)
        self.readout = LossReadout(timeline, look, self)
        self._lay_out()
        self.set_look(look)
        self.refresh()

    def _build_buttons(self) -> None:
        line = self._timeline
        self.back = ghost_button(tr("One frame back  (←; Shift ten, Home to the first)"), lambda: line.move(-1), self)
        self.play = ghost_button(tr("Play or pause  (Space)"), line.toggle_play, self)
        self.forth = ghost_button(
            tr("One frame on; while paused at the end, one step of training  (→; Shift ten, End to the newest)"),
            self._go_on,
            self,
        )
        self.forth.pressed.connect(self._note_press)
        self.loop = ghost_button(
            tr("Loop over the whole run, or drag a range with the right button  (L)"), line.toggle_loop, self
        )
        self.loop.setCheckable(True)
        self.speed = ghost_button(tr("Speed of playing  (+ and −)"), self._next_speed, self)
        self.play.setProperty("role", "disc")
        self.pill = FollowPill(self.look, self)
        self.pill.clicked.connect(self.toggle_follow)

    def _note_press(self) -> None:
        """Of clicks that follow each other as fast as those of a double click, the first one says what is meant."""
        now_s = time.monotonic()
        if now_s - self._pressed_s > QApplication.doubleClickInterval() / 1000:
            self._began_at_end = self._timeline.held_count == 0
        self._pressed_s = now_s

    def _go_on(self) -> None:
        """One frame on, or a step of training: not by a click that was to lead to the end and comes once too often."""
        if self._began_at_end:
            self.go_on()
        else:
            self._timeline.move(1)

    def _lay_out(self) -> None:
        self._top, self._row = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.caption, 1)
        self._top.addWidget(self.key)
        for button in (self.back, self.play, self.forth, self.loop, self.speed):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.well, 1)
        self._row.addWidget(self.readout)
        self._row.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._top)
        self._layout.addLayout(self._row)

    def set_look(self, look: Look) -> None:
        """Another theme or scale."""
        self.look = look
        px = look.px
        self.setFixedHeight(px(LOW if self._words_alone else HEIGHT))
        self._layout.setContentsMargins(px(24), px(4), px(20), px(MARGIN + 4))
        self._layout.setSpacing(0)
        self._row.setSpacing(px(4))
        self._top.setSpacing(px(BEFORE_KEY))
        self.speed.setFixedWidth(px(44))
        for canvas in (self.caption, self.key, self.well, self.readout):
            canvas.set_look(look)
        self._shape = ""
        for button, name in ((self.back, "prev"), (self.forth, "next"), (self.loop, "loop")):
            put_icon(button, name, look)
        self._fit_pill()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pill()
        self._refresh_pill()

    def _fit_pill(self) -> None:
        self.pill.fit(self.look, WORDS if self.width() >= self.look.px(ROOMY) else FEW_WORDS)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.look.scale
            margin = MARGIN * scale
            ground = QRectF(self.rect()).adjusted(margin, 0.5, -margin, -margin)
            painter.setPen(QPen(self.look.colour("edge"), scale))
            painter.setBrush(self.look.colour("panel"))
            painter.drawRoundedRect(ground, 10 * scale, 10 * scale)

    def refresh(self) -> None:
        """The timeline moved."""
        line, look = self._timeline, self.look
        shape = "pause" if line.playing else "play"
        if shape != self._shape:  # a new icon lays the whole window out again
            self._shape = shape
            put_icon(self.play, shape, look, "text", side=18)
        self.loop.setChecked(line.loop is not None)
        self.speed.setText(as_written(f"{line.speed:g}×".replace("0.25", "¼").replace("0.5", "½")))
        self._refresh_pill()
        self.well.update()
        self.readout.update()

    def show_curves(self, curves: Curves) -> None:
        logged = with_logged(curves, tuple(dict.fromkeys((*curves.metrics, *LOSSES))))
        self.key.curves, self.readout.logged = logged.curves, logged
        self.key.update()
        self.well.show_curves(logged)
        self.readout.update()

    def show_ended(self, ended: bool) -> None:
        """Whether the training is over, so that the last frame is no longer followed by others."""
        if ended != self._ended:
            self._ended = ended
            self._refresh_pill()

    def show_words_alone(self, alone: bool) -> None:
        """Only the caption: of a run with one frame and nothing to train there is nothing to move."""
        if alone == self._words_alone:
            return
        self._words_alone = alone
        buttons = (self.back, self.play, self.forth, self.loop, self.speed)
        for part in (*buttons, self.key, self.well, self.readout):
            part.setVisible(not alone)
        self.set_look(self.look)

    def set_caption(self, text: str, more: str = "") -> None:
        """What one is looking at, and what may follow where there is room."""
        self.caption.set_text(text, more)

    def room_beside_caption(self) -> QRect:
        """What its words leave of their line, up to the key."""
        gap, line = self.look.px(BEFORE_KEY), self.caption.geometry()
        taken = min(line.width(), self.look.px(width_of(*self.caption.fitting())) + gap)
        end = line.right() if self._words_alone else self.key.x()
        return QRect(line.x() + taken, line.y(), end - line.x() - taken, line.height())

    def toggle_follow(self) -> None:
        """Hold this frame, or follow the newest."""
        if self._timeline.following:
            self._timeline.hold()
        else:
            self._timeline.follow()

    def _next_speed(self) -> None:
        if self._timeline.speed >= 16:
            while self._timeline.speed > 0.25:
                self._timeline.slower()
        else:
            self._timeline.faster()

    def _refresh_pill(self) -> None:
        line = self._timeline
        self.pill.setVisible(bool(line.steps) and not self._words_alone)
        following, tip = (LAST, LAST_TIP) if self._ended else (FOLLOWING, FOLLOWING_TIP)
        words = (following,) if line.following else held_in_words(line.held_count)
        self.pill.show_state(
            following=line.following, words=first_fitting(words, self.pill.room, QFontMetricsF(font("label")))
        )
        if tip != self.pill.toolTip():  # Qt would tell all who watch, at each frame
            self.pill.setToolTip(tip)


def held_in_words(newer: int) -> tuple[str, ...]:
    """That a frame is held before so many newer ones, from long to short; the square beside it says held as well."""
    if not newer:
        return (tr("held"),)
    count = tr("%n newer frames", "", newer, one="1 newer frame")
    return tr("held · {count}").format(count=count), count


class FollowPill(QAbstractButton):
    """Following or held, in a width that no state changes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fit(look, WORDS)

    def fit(self, look: Look, room: float) -> None:
        """In this look, with so much room for its words, in design pixels."""
        self.look, self.room = look, room
        self.setFixedSize(look.px(room + AROUND_WORDS), look.px(30))
        self.update()

    def text(self) -> str:
        return self._words

    def show_state(self, *, following: bool, words: str) -> None:
        if words == self._words and following == self.isChecked():
            return
        self._words = words
        self.setChecked(following)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(self.look.scale, self.look.scale)
            whole = self.width() / self.look.scale
            width = min(whole, text_width(self._words, "label") + AROUND_WORDS)
            pill = QRectF(whole - width + 1, 1, width - 2, 28)
            painter.setPen(QPen(self.look.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("wash" if self.isChecked() else "raised"))
            painter.drawRoundedRect(pill, 14, 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("accent" if self.isChecked() else "text2"))
            sign = QRectF(pill.left() + 12, 11, 8, 8)
            painter.drawRoundedRect(sign, 4 if self.isChecked() else 2, 4 if self.isChecked() else 2)
            painter.setPen(self.look.colour("text"))
            painter.setFont(font("label"))
            painter.drawText(pill.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
