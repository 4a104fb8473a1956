"""The editor of a probe that is a text."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStyle, QStyleOptionFrame, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.wrapping import both_ends
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.probe import Probe
from scoutview.window.probes.probe_editor import ProbeEditor

PROBE_TIP = tr("Probe: {meaning}, at any step of its training  (Ctrl+L)")
TYPING_MS = 0  # from a key to the question: an answer takes less than the time to the next key, and the newest wins
EDGE = 2  # pixels that Qt leaves beside the text of a line
REST_MS = 1200  # without a key: what was typed is no longer about to become a probe


class ProbeLine(QLineEdit):
    """A line that shows both ends of a text that is too long, with dots between, unless one is typing in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "probe")

    def inside(self) -> QRect:
        """Where the text stands, and what lies beside it."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)

    def place_of_text(self) -> QRect:
        return self.inside().marginsRemoved(self.textMargins()).adjusted(EDGE, 0, -EDGE, 0)

    def shown(self) -> str:
        """What is seen of the text while nobody types in it."""
        return both_ends(self.text(), self.place_of_text().width(), QFontMetricsF(self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown()
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        with QPainter(self) as painter:
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
            painter.setPen(self.palette().text().color())
            painter.drawText(self.place_of_text(), Qt.AlignmentFlag.AlignVCenter, shown)


class TextEditor(ProbeEditor):
    """A line of text; asks while one types, and refuses what is no probe once one rests, leaves or presses Return."""

    wished_width = 480.0
    word_from, count_from = 580.0, 360.0  # design pixels of a field that has room for these beside a short text

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self.line = ProbeLine(self)
        entry = lab.probe_entry
        self.line.setPlaceholderText(entry.invitation or entry.example)
        self.line.setToolTip(PROBE_TIP.format(meaning=entry.meaning or tr("what to ask")))
        self.line.setAccessibleName(tr("Probe"))
        self.row.addWidget(self.line, 1)
        self._word, self._count = self._dress_line()
        self._shared: tuple[object, ...] = ()
        self._probe: Probe | None = None  # what the line was last read or written as
        self._unread = False  # what stands there now was typed since, or refused
        self._typing, self._resting = self._timer(TYPING_MS, self._ask_if_finished), self._timer(REST_MS, self.ask)
        self.line.textEdited.connect(self._note_typing)
        self.line.textChanged.connect(self._share_room)
        self.line.editingFinished.connect(self._finish)  # by Return, or because the keyboard went elsewhere
        self.take_lab(lab)
        self.set_look(look)

    def _timer(self, interval_ms: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(action)
        return timer

    def _dress_line(self) -> tuple[QLabel, QLabel]:
        """What the field is for at its left, and at its right what it takes or the number of tokens."""
        inside = QHBoxLayout(self.line)
        word, count = QLabel(tr("Probe"), self.line), QLabel(self.line)
        for label in (word, count):
            label.setProperty("role", "tick")
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(word)
        inside.addStretch(1)
        inside.addWidget(count)
        return word, count

    def take_lab(self, lab: Lab[Any, Any]) -> None:
        super().take_lab(lab)
        if not self._unread:
            self._probe = None  # this run may write it differently

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        inside = self.line.layout()
        assert inside is not None
        inside.setContentsMargins(look.px(12), 0, look.px(12), 0)
        self.line.setMinimumWidth(look.px(240))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """A short field leaves all of its room to the text, and any field as much as a long one needs."""
        width, metrics = self.width() / self.look.scale, QFontMetrics(font("tick", self.look.scale))
        least = self.look.px(4)
        long = self.line.fontMetrics().horizontalAdvance(self.line.text())
        spare = self.line.inside().width() - 2 * EDGE - long
        margins = {}
        for label, short in ((self._count, self.count_from), (self._word, self.word_from)):
            needed = metrics.horizontalAdvance(label.text()) + self.look.px(10)
            shown = width >= short and bool(label.text()) and needed <= spare
            margins[label] = needed if shown else least
            spare -= needed if shown else least
        shared = (*margins.values(), self._count.text())
        if shared == self._shared:
            return
        self._shared = shared
        for label, margin in margins.items():
            label.setVisible(margin > least)
        self.line.setTextMargins(margins[self._word], 0, margins[self._count], 0)
        self._show_beginning()

    def _tell_size(self, probe: Probe) -> None:
        """What a probe of this lab is, or how much of this one the model reads."""
        self._count.setText(self.lab.probe_hint() or self.lab.size_in_words(probe))

    def show_probe(self, probe: Probe) -> None:
        self._tell_size(probe)
        self._write(probe)
        self._share_room()

    def _write(self, probe: Probe) -> None:
        if self._typing.isActive() or probe == self._probe:
            return  # what is being typed, or was refused, stays
        text, before = self.lab.format_probe(probe), self._probe
        self._probe = probe
        if before is not None and text == self.lab.format_probe(before):
            return  # the interventions changed; one may be in the middle of the text
        self._unread = False
        self._resting.stop()
        self.line.setText(text)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """A text that is longer than the field is read from its beginning, unless one is in the middle of it."""
        if self.line.shown() != self.line.text() and not (self._unread or self.line.hasFocus()):
            self.line.home(False)

    def text(self) -> str:
        return self.line.text()

    def focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def give_up(self) -> None:
        if not self._unread or self._probe is None:
            return
        self._typing.stop()
        self._resting.stop()
        self._unread = False
        self.line.setText(self.lab.format_probe(self._probe))
        self._show_beginning()
        self.refused.emit("")

    def _note_typing(self) -> None:
        self._unread = True
        self._typing.start()
        self._resting.stop()

    def _finish(self) -> None:
        if self._unread:
            self.ask()

    def _ask_if_finished(self) -> None:
        try:
            self.lab.parse_probe(self.line.text())
        except UserError:
            self._resting.start()  # one may be in the middle of it
        else:
            self.ask()

    def ask(self) -> None:
        """Ask with what is typed, or tell why it cannot be asked."""
        self._typing.stop()
        self._resting.stop()
        self.choose_text(self.line.text())

    def choose(self, probe: Probe) -> None:
        self._probe, self._unread = probe, False
        self._tell_size(probe)
        self._share_room()
        super().choose(probe)
