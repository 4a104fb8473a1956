"""The button that says which lab is on screen, and lists all of them."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.labs.lab import Lab

LEAST = 48.0  # of a name that is cut off, to be worth reading


def data_in(data: str, room: float, metrics: QFontMetricsF) -> str:
    """What is trained on: all of it, or without what is in brackets, or the first part; a name is cut off last."""
    parts = data.split(" · ")
    bare = [re.sub(r" \([^)]*\)$", "", part) for part in parts]
    variants = (data, " · ".join(bare), parts[0], bare[0])
    fitting = (text for text in variants if metrics.horizontalAdvance(text) <= room)
    return next(fitting, metrics.elidedText(bare[0], Qt.TextElideMode.ElideRight, room) if room >= LEAST else "")


class LabPicker(QPushButton):
    """The lab on screen and its data; a click lists all labs."""

    lab_chosen = Signal(str)

    def __init__(self, labs: Sequence[type[Lab[Any, Any]]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._title, self._data, self._widest = "Choose a lab", "", 0
        self.setToolTip("Which lab  (Ctrl+Shift+K)")
        self.setAccessibleName("Lab")
        self._labs = labs
        self.menu_of_labs = QMenu(self)
        self.menu_of_labs.setStyleSheet("QMenu { menu-scrollable: 1; }")
        for lab in labs:
            action = self.menu_of_labs.addAction(f"{lab.title}\t{lab.summary}")
            action.triggered.connect(lambda _=False, name=lab.name: self.lab_chosen.emit(name))
        self.clicked.connect(lambda: self.open_menu())
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self.look = look
        self._fit()

    def show_lab(self, title: str, data: str) -> None:
        self._title, self._data = title, data
        self.setAccessibleName(f"Lab: {title}, {data}")
        self._fit()

    def _fit(self) -> None:
        """As wide as its words, up to the name of a file that is longer; in a narrow window the title alone."""
        title = text_width(self._title, "caption_strong") + 52
        data = text_width(self._data, "tick") + 10
        self._widest = self.look.px(min(max(title + data, 180), 320))
        self.setMinimumWidth(self.look.px(title))
        self.setMaximumWidth(self._widest)
        self.setFixedHeight(self.look.px(36))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.look.px(36))

    def _fit_menu(self) -> None:
        """Cut off the ends of sentences that would not be on the screen."""
        menu = self.menu_of_labs
        self._write_summaries([lab.summary for lab in self._labs])
        excess = menu.sizeHint().width() - self.screen().availableGeometry().width()
        if excess > 0:
            metrics = menu.fontMetrics()
            room = max(metrics.horizontalAdvance(lab.summary) for lab in self._labs) - excess
            self._write_summaries(
                [metrics.elidedText(lab.summary, Qt.TextElideMode.ElideRight, room) for lab in self._labs]
            )

    def _write_summaries(self, summaries: Sequence[str]) -> None:
        for action, lab, summary in zip(self.menu_of_labs.actions(), self._labs, summaries, strict=True):
            action.setText(f"{lab.title}\t{summary}")

    def open_menu(self) -> None:
        self._fit_menu()
        self.menu_of_labs.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(self.look.scale, self.look.scale)
            width = self.width() / self.look.scale
            painter.setFont(font("caption_strong"))
            painter.setPen(self.look.colour("text"))
            painter.drawText(QPointF(14, 23), self._title)
            left = 14 + text_width(self._title, "caption_strong") + 10
            painter.setFont(font("tick"))
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QPointF(left, 23), data_in(self._data, width - left - 34, QFontMetricsF(font("tick"))))
            draw_icon(painter, "down", QRectF(width - 28, 10, 16, 16), self.look.colour("text3"))
