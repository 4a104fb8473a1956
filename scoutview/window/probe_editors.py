"""Where the user asks: one editor per kind of probe. What is typed is never lost, even when it is refused."""

import dataclasses
import random
import re
from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.look import Look, font
from scoutview.labs.lab import Lab
from scoutview.probe import NumbersProbe, PictureProbe, Probe, TextProbe
from scoutview.settings import fields_of, value_from_text
from scoutview.window.drawing_pad import DrawingPad
from scoutview.window.settings_form import describe

TYPING_MS = 150
REST_MS = 1200  # without a key: what was typed is no longer about to become a probe
OWN_PICTURE = -1  # in place of the number of a validation picture
WORD_FROM_PICTURE = 480.0  # design pixels of a picture field that names what its number counts
NUMBERS_WIDTH = 300.0  # of a field for two numbers


class ProbeEditor(QWidget):
    """Base: emits a probe when the user made one, a sentence when it was none."""

    probe_chosen = Signal(object)
    refused = Signal(str)
    wished_width = 360.0  # design pixels to be left by what could be said more shortly

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = lab
        self.look = look
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)

    def set_look(self, look: Look) -> None:
        """Another theme or scale."""
        self.look = look
        self.row.setSpacing(look.px(8))

    def take_lab(self, lab: Lab[Any, Any]) -> None:
        """Read and write probes as this run of the same lab does."""
        self.lab = lab

    def show_probe(self, probe: Probe) -> None:
        """Show this probe without asking again."""
        raise NotImplementedError

    def focus(self) -> None:
        """Where typing goes when the user wants to ask."""
        self.setFocus()

    def choose_text(self, text: str) -> None:
        """The probe of this written form, or its refusal."""
        try:
            probe = self.lab.parse_probe(text)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.choose(probe)

    def choose(self, probe: Probe) -> None:
        """Ask with this probe."""
        self.refused.emit("")
        self.probe_chosen.emit(probe)


class TextEditor(ProbeEditor):
    """A line of text; asks while one types, and refuses what is no probe once one rests, leaves or presses Return."""

    words: ClassVar = ("Ask the model: type the beginning of a text", "the text the model continues")
    word_from, count_from = 580.0, 360.0  # design pixels of a field that has room for these beside the text

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self.line = QLineEdit(self)
        self.line.setProperty("role", "probe")
        self.line.setPlaceholderText(self.words[0])
        self.line.setToolTip(f"Probe: {self.words[1]}, at any step of its training  (Ctrl+L)")
        self.line.setAccessibleName("Probe")
        self.row.addWidget(self.line, 1)
        self._word, self._count = self._dress_line()
        self._shared: tuple[object, ...] = ()
        self._probe: Probe | None = None  # what the line was last read or written as
        self._unread = False  # what stands there now was typed since, or refused
        self._typing, self._resting = self._timer(TYPING_MS, self._ask_if_finished), self._timer(REST_MS, self.ask)
        self.line.textEdited.connect(self._note_typing)
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
        word, count = QLabel("Probe", self.line), QLabel(self.line)
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
        if lab.probe_hint():
            self._count.setText(lab.probe_hint())
            self._share_room()

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
        """A short field leaves all of its room to the text."""
        wanted = (self.width(), self.look.scale, self._count.text())
        if wanted == self._shared:
            return
        self._shared = wanted
        width, metrics = self.width() / self.look.scale, QFontMetrics(font("tick", self.look.scale))
        margins = []
        for label, needed in ((self._word, self.word_from), (self._count, self.count_from)):
            shown = width >= needed and bool(label.text())
            label.setVisible(shown)
            margins.append(metrics.horizontalAdvance(label.text()) + self.look.px(10) if shown else self.look.px(4))
        self.line.setTextMargins(margins[0], 0, margins[1], 0)

    def show_count(self, tokens: int) -> None:
        """How many tokens the model reads, where the lab has nothing else to say of its probe."""
        if not self.lab.probe_hint():
            self._count.setText("1 token" if tokens == 1 else f"{tokens:,} tokens")
            self._share_room()

    def show_probe(self, probe: Probe) -> None:
        if self._typing.isActive() or probe == self._probe:
            return  # what is being typed, or was refused, stays
        self._probe, self._unread = probe, False
        self._resting.stop()
        self.line.setText(self.lab.format_probe(probe))

    def focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

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
        super().choose(probe)


class NumbersEditor(TextEditor):
    """Two numbers as one writes a sum; the arrow keys step the one with the caret."""

    words: ClassVar = ("Two numbers: 45+72", "two numbers, as one writes a sum; ↑ and ↓ step one of them")
    word_from, count_from = 290.0, 250.0
    wished_width = NUMBERS_WIDTH

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self.row.addStretch()
        self.line.installEventFilter(self)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.line.setMaximumWidth(look.px(NUMBERS_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in keys:
            self._step(keys[Qt.Key(event.key())])
            return True
        return False

    def _step(self, by: int) -> None:
        """The number with the caret one up or down, around the modulus; a sum that is not yet one stays."""
        text = self.line.text()
        try:
            probe = self.lab.parse_probe(text)
        except UserError:
            return
        first = re.match(r"\s*\d+", text)
        name = "a" if first and self.line.cursorPosition() <= first.end() else "b"
        number = (getattr(probe, name) + by) % self.lab.settings.modulus
        probe = dataclasses.replace(probe, **{name: number})
        text = self.lab.format_probe(probe)
        self.line.setText(text)
        self.line.setCursorPosition(len(str(number)) if name == "a" else len(text))
        self._typing.stop()
        self._resting.stop()
        self.choose(probe)


class PictureEditor(ProbeEditor):
    """A validation picture by its number, a digit drawn by hand, or a picture file."""

    wished_width = WORD_FROM_PICTURE

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self.number = QSpinBox(self)
        self.number.setRange(0, 999_999)
        self.number.setPrefix("validation picture ")
        self.number.setKeyboardTracking(False)
        self.number.valueChanged.connect(self._ask_with_number)
        self.number.setToolTip("A picture that training never saw, by its number  (↑ and ↓ step)")
        self.number.setAccessibleName("Validation picture")
        self.row.addWidget(self.number, 1)
        for word, tooltip, action in (
            ("Random", "Another validation picture", self._random),
            ("Draw…", "Draw a digit with the mouse  (Ctrl+L)", self.focus),
            ("Picture…", "Ask with a picture file of your own", self._open_file),
        ):
            button = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(action)
            self.row.addWidget(button)
        self.pad = DrawingPad(look)
        self._popover = _Popover(self.pad, look, self)
        self.pad.drawn.connect(self._ask_with_drawing)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.number.setMinimumWidth(look.px(96))
        self.number.lineEdit().setTextMargins(look.px(8), 0, 0, 0)  # a spin box passes over its padding
        self.pad.set_look(look)

    def take_lab(self, lab: Lab[Any, Any]) -> None:
        super().take_lab(lab)
        self.number.blockSignals(True)
        self.number.setMaximum(max(0, lab.validation_count() - 1))
        self.number.blockSignals(False)

    def show_probe(self, probe: Probe) -> None:
        assert isinstance(probe, PictureProbe)
        self.number.blockSignals(True)
        self.number.setMinimum(OWN_PICTURE if probe.pixels else 0)
        self.number.setSpecialValueText(f"{probe.source or 'drawn by hand'}" if probe.pixels else "")
        self.number.setValue(OWN_PICTURE if probe.pixels else probe.validation)
        self.number.blockSignals(False)

    def focus(self) -> None:
        self._popover.open_under(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.number.setPrefix("validation picture " if self.width() / self.look.scale >= WORD_FROM_PICTURE else "no. ")

    def _ask_with_number(self, number: int) -> None:
        if number != OWN_PICTURE:
            self.choose_text(f"validation:{number}")

    def _random(self) -> None:
        others = [number for number in range(self.lab.validation_count()) if number != self.number.value()]
        if others:
            self.choose_text(f"validation:{random.choice(others)}")

    def _open_file(self) -> None:
        kinds = "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Ask with a picture", "", kinds)
        if chosen:
            self.choose_text(chosen)

    def _ask_with_drawing(self) -> None:
        ink = self.pad.ink()
        if ink.any():
            self.probe_chosen.emit(
                PictureProbe(pixels=ink.tobytes(), height=ink.shape[0], width=ink.shape[1], source="drawn by hand")
            )


class _Popover(QFrame):
    """The pad with its two buttons, open until one clicks elsewhere."""

    def __init__(self, pad: DrawingPad, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.px(12)] * 4)
        hint = QLabel("Draw a digit. The model answers after each stroke.", self)
        hint.setProperty("role", "label")
        layout.addWidget(hint)
        layout.addWidget(pad, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        for word, action in (("Undo", pad.undo), ("Clear", pad.clear), ("Done", self.hide)):
            button = QPushButton(word, self)
            button.setToolTip(
                {"Undo": "Take the last stroke back", "Clear": "Start again", "Done": "Close  (Esc)"}[word]
            )
            button.clicked.connect(action)
            buttons.addWidget(button)
        layout.addLayout(buttons)

    def open_under(self, widget: QWidget) -> None:
        """Under it, or above it where the screen ends."""
        self.adjustSize()
        place = widget.mapToGlobal(widget.rect().bottomLeft())
        if place.y() + self.height() > widget.screen().geometry().bottom():
            place.setY(place.y() - widget.height() - self.height())
        self.move(place)
        self.show()


class FieldsEditor(ProbeEditor):
    """Any other probe: its fields in a row."""

    def __init__(self, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(lab, look, parent)
        self._probe: Probe = lab.default_probe()
        self.lines: dict[str, QLineEdit] = {}
        for field in fields_of(type(self._probe)):
            label = QLabel(field.label.lower(), self)
            label.setProperty("role", "tick")
            line = QLineEdit(self)
            line.setProperty("role", "probe")
            line.setToolTip(describe(field) + "\n(↑ and ↓ step)")
            line.setAccessibleName(field.label)
            line.editingFinished.connect(self._ask)
            line.installEventFilter(self)
            self.lines[field.name] = line
            self.row.addWidget(label)
            self.row.addWidget(line)
        self.row.addStretch(1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for line in self.lines.values():
            line.setFixedWidth(look.px(64))

    def show_probe(self, probe: Probe) -> None:
        self._probe = probe
        for name, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                value = getattr(probe, name)
                line.setText(f"{value:g}" if isinstance(value, float) else str(value))

    def focus(self) -> None:
        line = next(iter(self.lines.values()))
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.type() == QEvent.Type.KeyPress and event.key() in keys:  # type: ignore[attr-defined]
            self._step(watched, keys[event.key()])  # type: ignore[attr-defined]
            return True
        return False

    def _step(self, line: QObject, by: int) -> None:
        name = next(name for name, one in self.lines.items() if one is line)
        field = next(field for field in fields_of(type(self._probe)) if field.name == name)
        try:
            value = value_from_text(field, self.lines[name].text())
        except UserError:
            value = field.default
        assert isinstance(value, int | float)
        self.lines[name].setText(f"{value + by * (0.5 if field.kind is float else 1):g}")
        self._ask()

    def _ask(self) -> None:
        for line in self.lines.values():
            line.setModified(False)
        self.choose_text(",".join(f"{name}={line.text().strip()}" for name, line in self.lines.items()))


def probe_editor(probe: Probe, lab: Lab[Any, Any], look: Look, parent: QWidget | None = None) -> ProbeEditor:
    """The editor for this kind of probe."""
    if isinstance(probe, TextProbe):
        return TextEditor(lab, look, parent)
    if isinstance(probe, NumbersProbe):
        return NumbersEditor(lab, look, parent)
    if isinstance(probe, PictureProbe):
        return PictureEditor(lab, look, parent)
    return FieldsEditor(lab, look, parent)
