"""The losses in words beside their curves: which colour is which, and the numbers at the cursor."""

import math

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scoutview.frame import NO_CURVES
from scoutview.graphics.base import numbers
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.graphics.plots.logged_plan import LoggedCurves
from scoutview.language import tr
from scoutview.timeline import Timeline
from scoutview.window.timeline.well import WELL_HEIGHT, WELL_TOP

READ_FROM = 40.0  # design pixels, where the losses begin
ROLES = {"validation": tr("validation"), "train": tr("training", "as validation is")}
AROUND = 54.0  # design pixels around their words in the key
BETWEEN, LEAST_BETWEEN = 16.0, 8.0  # them, where their numbers are short and where they are long


class LossKey(Canvas):
    """Which colour is training and which validation."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.curves = NO_CURVES

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(AROUND + sum(text_width(word, "label") for word in ROLES.values())), self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        painter.setFont(font("label"))
        metrics = QFontMetricsF(font("label"))
        x = width
        for role, word in ROLES.items():
            if f"{role}_loss" not in self.curves.metrics:
                continue
            x -= metrics.horizontalAdvance(word) + 2
            painter.setPen(self.look.colour("text2"))
            painter.drawText(QPointF(x, height / 2 + 5), word)
            painter.setPen(QPen(self.look.colour(role), 2))
            painter.drawLine(QPointF(x - 20, height / 2), QPointF(x - 6, height / 2))
            x -= 34


class LossReadout(Canvas):
    """The step and its losses."""

    def __init__(self, timeline: Timeline, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._timeline = timeline
        self.logged = LoggedCurves(NO_CURVES)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(156), self.look.px(WELL_HEIGHT + WELL_TOP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        if self._timeline.step is None:
            return
        painter.setPen(self.look.colour("text3"))
        painter.setFont(font("tick"))
        painter.drawText(QPointF(8, 28), tr("step"))
        painter.setPen(self.look.colour("text"))
        painter.setFont(font("key"))
        after_word = max(READ_FROM, 8 + text_width(tr("step"), "tick") + LEAST_BETWEEN)
        painter.drawText(QPointF(after_word, 28), numbers.count(self._timeline.step))
        self._paint_losses(painter)

    def _paint_losses(self, painter: QPainter) -> None:
        x = READ_FROM
        read = self._read(self._timeline.step or 0)
        if not read:
            return
        painter.setFont(font("tick"))
        painter.setPen(self.look.colour("text3"))
        painter.drawText(QPointF(8, 52), tr("loss"))
        painter.setFont(font("label_strong"))
        spare = self.design_width() - READ_FROM - sum(text_width(text, "label_strong") for _, text in read)
        between = min(BETWEEN, max(LEAST_BETWEEN, spare))
        for role, text in read:
            painter.setPen(self.look.colour(role))
            painter.drawText(QPointF(x, 52), text)
            x += text_width(text, "label_strong") + between

    def _read(self, step: int) -> list[tuple[str, str]]:
        """The colour role and the words of each loss; where they are too long, what is no number is a dash."""
        roles = [role for role in ("train", "validation") if f"{role}_loss" in self.logged.curves.metrics]
        read = {role: self.logged.read(f"{role}_loss", step) for role in roles}
        values = {role: value for role, value in read.items() if value is not None}
        words = [(role, numbers.loss(value)) for role, value in values.items()]
        needed = sum(text_width(text, "label_strong") + LEAST_BETWEEN for _, text in words)
        if needed <= self.design_width() - READ_FROM + LEAST_BETWEEN:
            return words
        return [(role, text if math.isfinite(values[role]) else "–") for role, text in words]
