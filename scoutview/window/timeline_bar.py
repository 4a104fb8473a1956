"""The timeline bar: what is on screen in words, playing, the well with the loss curves and the cursor."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics import numbers
from scoutview.graphics.canvas import Canvas
from scoutview.graphics.icons import icon
from scoutview.graphics.look import Look, font
from scoutview.graphics.timeline_plan import StepAxis, label_places, loss_points
from scoutview.graphics.words import Words
from scoutview.timeline import Timeline

HEIGHT = 108.0
MARGIN = 8.0  # around the bar
WELL_TOP = 10.0  # room for the cursor's handle
WELL_HEIGHT = 48.0
GRAB = 14.0


class TimelineBar(QWidget):
    """Shows a Timeline and moves it. `refresh` when it changed, `show_curves` when the run grew."""

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self.look = look
        self.caption = Words(look, "caption", tight="label", parent=self)
        self._shape = ""  # of the play button
        self.key = _Key(look, self)
        self._build_buttons()
        self.well = Well(timeline, look, self)
        self.readout = _Readout(timeline, look, self)
        self._lay_out()
        self.set_look(look)
        self.refresh()

    def _build_buttons(self) -> None:
        line = self._timeline
        self.back = self._button("One frame back  (←; Shift ten, Home to the first)", lambda: line.move(-1))
        self.play = self._button("Play or pause  (Space)", line.toggle_play)
        self.forth = self._button("One frame on  (→; Shift ten, End to the newest)", lambda: line.move(1))
        self.loop = self._button(
            "Loop over the whole run, or drag a range with the right button  (L)", line.toggle_loop
        )
        self.loop.setCheckable(True)
        self.speed = self._button("Speed of playing  (+ and −)", self._next_speed)
        self.play.setProperty("role", "disc")
        self.pill = Pill(self.look, self)
        self.pill.setToolTip("Following the newest frame, or held at this one: click to change  (F)")
        self.pill.clicked.connect(self.toggle_follow)

    def _button(self, tooltip: str, action: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "ghost")
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip.partition("  (")[0])
        button.clicked.connect(lambda: action())
        return button

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
        self.setFixedHeight(px(HEIGHT))
        self._layout.setContentsMargins(px(24), px(8), px(20), px(MARGIN + 4))
        self._layout.setSpacing(0)
        self._row.setSpacing(px(4))
        self.speed.setFixedWidth(px(44))
        for canvas in (self.caption, self.key, self.well, self.readout):
            canvas.set_look(look)
        self.pill.set_look(look)
        self._shape = ""
        colour = look.colour("text2")
        for button, name in ((self.back, "prev"), (self.forth, "next"), (self.loop, "loop")):
            button.setIcon(icon(name, colour, px(16)))
            button.setIconSize(QSize(px(16), px(16)))
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.look.scale
        margin = MARGIN * scale
        ground = QRectF(self.rect()).adjusted(margin, 0.5, -margin, -margin)
        painter.setPen(QPen(self.look.colour("edge"), scale))
        painter.setBrush(self.look.colour("panel"))
        painter.drawRoundedRect(ground, 10 * scale, 10 * scale)
        painter.end()

    def refresh(self) -> None:
        """The timeline moved."""
        line, look = self._timeline, self.look
        shape = "pause" if line.playing else "play"
        if shape != self._shape:  # a new icon lays the whole window out again
            self._shape = shape
            self.play.setIcon(icon(shape, look.colour("text"), look.px(18)))
            self.play.setIconSize(QSize(look.px(18), look.px(18)))
        self.loop.setChecked(line.loop is not None)
        self.speed.setText(f"{line.speed:g}×".replace("0.25", "¼").replace("0.5", "½"))
        self._refresh_pill()
        self.well.update()
        self.readout.update()

    def show_curves(self, curves: Curves) -> None:
        self.key.curves = self.readout.curves = curves
        self.key.update()
        self.well.show_curves(curves)
        self.readout.update()

    def set_caption(self, text: str, more: str = "") -> None:
        """What one is looking at, and what may follow where there is room."""
        self.caption.set_text(text, more)

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
        self.pill.setVisible(bool(line.steps))
        newer = f" · {numbers.count(line.held_count)} newer" if line.held_count else ""
        self.pill.show_state(following=line.following, words="following" if line.following else f"held{newer}")


class Pill(QAbstractButton):
    """Following or held, in a width that no state changes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._words = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self.look = look
        self.setFixedSize(look.px(158), look.px(30))
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
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self.look.scale, self.look.scale)
        whole = self.width() / self.look.scale
        width = min(whole, QFontMetricsF(font("label")).horizontalAdvance(self._words) + 42)
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
        painter.end()


class _Key(Canvas):
    """Which colour is training and which validation."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.curves = NO_CURVES

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(168), self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        metrics = QFontMetricsF(font("label"))
        x = width
        for role, word in (("validation", "validation"), ("train", "training")):
            if f"{role}_loss" not in self.curves.metrics:
                continue
            x -= metrics.horizontalAdvance(word) + 2
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QPointF(x, height / 2 + 5), word)
            painter.setPen(QPen(self.look.colour(role), 2))
            painter.drawLine(QPointF(x - 20, height / 2), QPointF(x - 6, height / 2))
            x -= 34


class _Readout(Canvas):
    """The step and its losses."""

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._timeline = timeline
        self.curves = NO_CURVES

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(156), self.look.px(WELL_HEIGHT + WELL_TOP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._timeline.step is None:
            return
        painter.setPen(self.look.colour("text3"))
        painter.setFont(font("tick"))
        painter.drawText(QPointF(8, 28), "step")
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("key"))
        painter.drawText(QPointF(40, 28), numbers.count(self._timeline.step))
        self._paint_losses(painter)

    def _paint_losses(self, painter: QPainter) -> None:
        position = self._timeline.position
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QPointF(8, 52), "loss")
        x = 40.0
        for role in ("train", "validation"):
            values = self.curves.metrics.get(f"{role}_loss")
            if values is None or position >= len(values):
                continue
            text = numbers.loss(float(values[position]))
            painter.setPen(self.look.colour(role))
            painter.setFont(font("label_strong"))
            painter.drawText(QPointF(x, 52), text)
            x += QFontMetricsF(font("label_strong")).horizontalAdvance(text) + 8


class Well(Canvas):
    """The loss curves of the run, its marks, the loop range and the cursor; drag to scrub."""

    scrubbed = Signal()

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._timeline = timeline
        self._curves = NO_CURVES
        self._drag: str = ""
        self._loop_start = 0
        self._layer: tuple[object, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline of the run")

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(600), self.look.px(WELL_HEIGHT + WELL_TOP))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(WELL_HEIGHT + WELL_TOP))

    def show_curves(self, curves: Curves) -> None:
        self._curves = curves
        self._layer = None
        self.update()

    def axis(self) -> StepAxis:
        """Steps along the present width."""
        newest = int(self._timeline.steps[-1]) if self._timeline.steps else 0
        return StepAxis(self.design_width(), max(newest, self._timeline.planned_steps))

    # painting

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.translate(0, WELL_TOP)
        well = QPainterPath()
        well.addRoundedRect(QRectF(0, 0, width, WELL_HEIGHT), 6, 6)
        painter.fillPath(well, self.look.colour("window"))
        if not self._timeline.steps:
            self._dotted(painter, 12, width - 12)
            return
        painter.save()
        painter.setClipPath(well)
        self._paint_parts(painter, self.axis())
        painter.drawPixmap(QPointF(0, 0), self._losses_layer(painter, self.axis()))
        painter.restore()
        self._paint_marks(painter, self.axis())
        self._paint_cursor(painter, self.axis().x(self._timeline.step or 0))

    def _dotted(self, painter: QPainter, left: float, right: float) -> None:
        if right > left:
            pen = QPen(self.look.colour("axis"), 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 5.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(left, WELL_HEIGHT / 2), QPointF(right, WELL_HEIGHT / 2))

    def _paint_parts(self, painter: QPainter, axis: StepAxis) -> None:
        live, here = axis.x(self._timeline.steps[-1]), axis.x(self._timeline.step or 0)
        painter.fillRect(QRectF(0, 0, live, WELL_HEIGHT), self.look.colour("raised", 0.55))
        painter.fillRect(QRectF(0, 0, here, WELL_HEIGHT), self.look.colour("hover", 0.75))
        self._dotted(painter, live + 12, axis.width - 12)
        if self._timeline.loop is not None:
            first, last = (axis.x(step) for step in self._timeline.loop)
            painter.fillRect(QRectF(first, 0, last - first, 4), self.look.colour("text2"))
            painter.fillRect(QRectF(first, WELL_HEIGHT - 4, last - first, 4), self.look.colour("text2"))

    def _losses_layer(self, painter: QPainter, axis: StepAxis) -> QPixmap:
        """The curves as a picture that is kept: moving the cursor over thousands of frames draws none of them again."""
        ratio = painter.deviceTransform().m11()
        key = (axis, self.look, ratio, self._timeline.planned_steps)
        if self._layer is None or self._layer[0] != key:
            pixmap = QPixmap(round(axis.width * ratio), round(WELL_HEIGHT * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            layer = QPainter(pixmap)
            layer.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_losses(layer, axis)
            layer.end()
            self._layer = (key, pixmap)
        return self._layer[1]

    def _paint_losses(self, painter: QPainter, axis: StepAxis) -> None:
        roles = [role for role in ("train", "validation") if f"{role}_loss" in self._curves.metrics]
        losses = [self._curves.metrics[f"{role}_loss"] for role in roles]
        lines = loss_points(self._curves.steps, losses, axis, WELL_HEIGHT)
        for role, points in zip(roles, lines, strict=True):
            painter.setPen(QPen(self.look.colour(role), 1.5))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        if lines and len(lines[0]) and self._timeline.steps[-1] < self._timeline.planned_steps:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(roles[0]))
            painter.drawEllipse(QPointF(*lines[0][-1]), 3, 3)

    def _paint_marks(self, painter: QPainter, axis: StepAxis) -> None:
        metrics = QFontMetricsF(font("label"))
        marks = self._timeline.marks
        places = [axis.x(mark.step) for mark in marks]
        widths = [metrics.horizontalAdvance(mark.name) for mark in marks]
        room = label_places([x + 16 for x in places], widths, axis.width)
        colour = self.look.colour("mark")
        painter.setFont(font("label"))
        for mark, x, free in zip(marks, places, room, strict=True):
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, WELL_HEIGHT))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            flag = [(x, 4), (x + 11, 4), (x + 8, 8.5), (x + 11, 13), (x, 13)]
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in flag]))
            if free:
                painter.setPen(colour)
                name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, free + 1)
                painter.drawText(QPointF(x + 16, 14), name)

    def _paint_cursor(self, painter: QPainter, x: float) -> None:
        colour = self.look.colour("accent")
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(x, -4), QPointF(x, WELL_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        house = [(x - 6, -9), (x + 6, -9), (x + 6, -4), (x, 2), (x - 6, -4)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in house]))

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._timeline.steps:
            return
        step = self.axis().step(self.design_position(event).x())
        if event.button() == Qt.MouseButton.RightButton:
            self._drag, self._loop_start = "loop", step
        elif event.button() == Qt.MouseButton.LeftButton:
            self._drag = "cursor"
            self._timeline.go_to(self._nearest(step))
        self.scrubbed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._timeline.steps:
            return
        step = self.axis().step(self.design_position(event).x())
        if self._drag == "cursor":
            self._timeline.go_to(self._nearest(step))
        elif self._drag == "loop" and step != self._loop_start:
            self._timeline.set_loop(self._loop_start, step)
        self._tell(event, self._nearest(step))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = ""

    def _nearest(self, step: int) -> int:
        """The recorded step nearest to this one, a mark's when the mouse is on its pennant."""
        steps = self._timeline.steps
        position = self._timeline.position_of(step)
        candidates = [steps[position], steps[min(position + 1, len(steps) - 1)]]
        return min(candidates, key=lambda candidate: abs(candidate - step))

    def _tell(self, event: QMouseEvent, step: int) -> None:
        position = self._timeline.position_of(step)
        lines = [f"step {numbers.count(step)}"]
        for name, values in self._curves.metrics.items():
            if position < len(values):
                value = float(values[position])
                shown = numbers.percent(value) if name.endswith("accuracy") else numbers.loss(value)
                lines.append(f"{name.replace('_', ' ').replace('train ', 'training ')} {shown}")
        near = self.axis().step(GRAB + 10) - self.axis().step(10)
        lines += [mark.name for mark in self._timeline.marks if abs(mark.step - step) <= near]
        QToolTip.showText(event.globalPosition().toPoint(), "\n".join(lines), self)
