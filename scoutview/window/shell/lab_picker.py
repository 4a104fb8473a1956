"""The button that says which lab is on screen, and lists all of them."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from scoutview.graphics.base.icons import draw_icon
from scoutview.graphics.base.look import Look, font, text_width
from scoutview.labs.lab import Lab
from scoutview.language import tr

LEAST = 48.0  # of a name that is cut off, to be worth reading
TAG_PADDING, TAG_GAP = 18.0, 8.0
MOST = 320.0  # of its width
TOOLTIP = tr("Which lab  (Ctrl+Shift+K)")


def data_in(data: str, room: float, metrics: QFontMetricsF) -> str:
    """What is trained on: all of it, or without what is in brackets, or the first part; a name is cut off last."""
    parts = data.split(" · ")
    bare = [re.sub(r" \([^)]*\)$", "", part) for part in parts]
    variants = (data, " · ".join(bare), parts[0], bare[0])
    fitting = (text for text in variants if metrics.horizontalAdvance(text) <= room)
    return next(fitting, metrics.elidedText(bare[0], Qt.TextElideMode.ElideRight, room) if room >= LEAST else "")


class LabPicker(QPushButton):
    """The lab on screen, whose run of it, and its data; a click lists all labs."""

    lab_chosen = Signal(str)

    def __init__(self, labs: Sequence[type[Lab[Any, Any]]], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._title, self._data, self._widest = tr("Choose a lab"), "", 0
        self._tags: tuple[str, ...] = ("",)
        self._is_own = False
        self.setToolTip(TOOLTIP)
        self.setAccessibleName(tr("Lab"))
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
        self.setAccessibleName(tr("Lab: {lab}, {data}").format(lab=title, data=data))
        self._fit()

    def show_origin(self, tags: tuple[str, ...], sentence: str, *, is_own: bool) -> bool:
        """Whose run is on screen: the first of these words, from long to short, for which there is room.

        Whether the room that it wants may have changed.
        """
        is_new = (tags, is_own) != (self._tags, self._is_own)
        if is_new:
            self._tags, self._is_own = tags, is_own
            self._fit()
        if sentence != self.accessibleDescription():
            self.setToolTip(f"{sentence}\n{TOOLTIP}")
            self.setAccessibleDescription(sentence)
        return is_new

    def _fit(self) -> None:
        """As wide as its words, up to a width in which those on the data are cut."""
        metrics = QFontMetricsF(font("tick"))
        words = self._title_width + _tag_width(self._tags[0], metrics)
        data = data_in(self._data, MOST - words - 10, metrics)
        self._widest = self.look.px(max(words + 10 + metrics.horizontalAdvance(data), 180))
        self.setMaximumWidth(self._widest)
        self.setFixedHeight(self.look.px(36))
        self.keep_room(tag=False)
        self.updateGeometry()
        self.update()

    @property
    def least_width(self) -> int:
        """With the title alone."""
        return self.look.px(self._title_width)

    @property
    def _title_width(self) -> float:
        return text_width(self._title, "caption_strong") + 52

    @property
    def tag_width(self) -> int:
        """What the shortest words on whose run it is take beyond that."""
        return self.look.px(_tag_width(self._tags[-1], QFontMetricsF(font("tick"))))

    @property
    def wished_width(self) -> int:
        """With the title and the longest words on whose run it is."""
        return self.least_width + self.look.px(_tag_width(self._tags[0], QFontMetricsF(font("tick"))))

    def keep_room(self, *, tag: bool) -> None:
        """Never narrower than its title, and the shortest words on whose run it is."""
        self.setMinimumWidth(min(self.least_width + (self.tag_width if tag else 0), self._widest))

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
            left += self._paint_tag(painter, left, width - left - 34)
            painter.setPen(self.look.colour("text3"))
            painter.drawText(QPointF(left, 23), data_in(self._data, width - left - 34, QFontMetricsF(font("tick"))))
            draw_icon(painter, "down", QRectF(width - 28, 10, 16, 16), self.look.colour("text3"))

    def _paint_tag(self, painter: QPainter, left: float, room: float) -> float:
        """Whose run it is, in a frame; one's own stands out. How much room that took."""
        metrics = QFontMetricsF(font("tick"))
        tag = next((tag for tag in self._tags if tag and _tag_width(tag, metrics) <= room + TAG_GAP), "")
        if not tag:
            return 0.0
        box = QRectF(left, 8, _tag_width(tag, metrics) - TAG_GAP, 20)
        painter.setPen(QPen(self.look.colour("accent" if self._is_own else "axis"), 1))
        painter.setBrush(self.look.colour("wash") if self._is_own else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(self.look.colour("text" if self._is_own else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
        return box.width() + TAG_GAP


def _tag_width(tag: str, metrics: QFontMetricsF) -> float:
    """Of these words in their frame, with the gap after it; nothing of none."""
    return metrics.horizontalAdvance(tag) + TAG_PADDING + TAG_GAP if tag else 0.0
