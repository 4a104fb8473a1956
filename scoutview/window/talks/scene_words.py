"""The words of a scene: its title, typed where it stands, and in a window beside all others and what plays."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import count
from scoutview.language import as_written, tr
from scoutview.talks.editing import EditedTalk
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk

LARGEST_STEP = 2**63 - 1


class OneStep:
    """Changes of a scene, one at each key pressed, that are undone all at once."""

    def __init__(self, edited: EditedTalk) -> None:
        self._edited = edited
        self._mine: Talk | None = None  # the talk after the last of these changes
        self._number = -1  # of the scene

    def change(self, number: int, values: Mapping[str, object]) -> None:
        """All values each time: the change before is taken back first."""
        edited = self._edited
        if edited.talk is self._mine and number == self._number:
            tell, edited.on_change = edited.on_change, lambda: None
            edited.undo()
            edited.on_change = tell
        before = edited.talk
        edited.change(number, **values)
        self._mine, self._number = edited.talk if edited.talk is not before else None, number
        if self._mine is None:
            edited.on_change()  # all is as it was


class SceneWords(QDialog):
    """Stays open beside the window, shows the words of the chosen scene, and tells every change of them."""

    changed = Signal()
    wanted = Signal(str)  # undo or redo, where no field has its own

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.addActions(parent.actions())  # their keys mean the same here
        self.look = look
        self._shown: object = None  # which scene it is, words aside
        self._plays: tuple[int, int] | None = None  # as last shown or told
        self.title, self.task = QLineEdit(self), QLineEdit(self)
        self.caption, self.notes = QPlainTextEdit(self), QPlainTextEdit(self)
        self.plays = QCheckBox(tr("Plays by itself from step"), self)
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        self.refusal = QLabel(self)
        self.refusal.setProperty("role", "label")
        self.refusal.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.set_look(look)

    def _lay_out(self) -> None:
        parts: tuple[tuple[str, QLineEdit | QPlainTextEdit, str], ...] = (
            (tr("Title"), self.title, ""),
            (tr("Caption, for the audience"), self.caption, tr("One sentence: what should they see?")),
            (tr("Try it, for the audience"), self.task, tr("Something to try by oneself, in a sentence")),
            (tr("Notes, for you alone"), self.notes, tr("What you want to say, shown in the presenter view")),
        )
        for name, field, hint in parts:
            label = QLabel(name, self)
            label.setProperty("role", "label")
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            self._layout.addWidget(label)
            self._layout.addWidget(field)
        for text in (self.caption, self.notes):
            text.setTabChangesFocus(True)
        self.first.setAccessibleName(tr("First step that plays"))
        self.last.setAccessibleName(tr("Last step that plays"))
        for part in (self.plays, self.first, QLabel(tr("to", "between two steps"), self), self.last):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.refusal)

    def _connect(self) -> None:
        for line in (self.title, self.task, self.first, self.last):
            line.textEdited.connect(lambda _: self._tell())
        for text in (self.caption, self.notes):
            text.textChanged.connect(self._tell)
        self.plays.toggled.connect(lambda _: self._tell())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field wanted."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.wanted.emit("undo")
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.wanted.emit("redo")
        else:
            super().keyPressEvent(event)

    def set_look(self, look: Look) -> None:
        self.look = look
        px = look.px
        self._layout.setContentsMargins(*[px(20)] * 4)
        self._layout.setSpacing(px(8))
        self._row.setSpacing(px(8))
        self.caption.setFixedHeight(px(76))
        self.notes.setMinimumHeight(px(120))
        for field in (self.first, self.last):
            field.setFixedWidth(px(96))
        self.refusal.setMinimumHeight(px(36))
        self.resize(px(460), px(530))

    def show_scene(self, scene: Scene, number: int) -> None:
        """The words of this scene; what stands there already is left alone, the text cursor with it."""
        self.setWindowTitle(tr("Words of scene {number}").format(number=number + 1))
        blockers = [QSignalBlocker(part) for part in (self.caption, self.notes, self.plays)]
        for line, text in ((self.title, scene.title), (self.task, scene.task)):
            if line.text() != text:
                line.setText(text)
        for field, words in ((self.caption, scene.caption), (self.notes, scene.notes)):
            if field.toPlainText() != words:
                field.setPlainText(words)
        shown = (number, scene.recording, scene.step)
        if shown != self._shown or scene.plays != self._plays:  # a pair that is no pair yet is left to the user
            first, last = scene.plays or (0, scene.step)
            self.plays.setChecked(scene.plays is not None)
            self.first.setText(count(first))
            self.last.setText(count(last))
        self._shown, self._plays = shown, scene.plays
        self._refresh_steps()
        blockers.clear()

    def steps(self) -> tuple[int, int] | None:
        """Between which steps the scene plays; None where it does not, or where these are no two steps."""
        first, last = (_step_of(field.text()) for field in (self.first, self.last))
        if not self.plays.isChecked() or first is None or last is None or first == last:
            return None
        return first, last

    def _refresh_steps(self) -> None:
        for field in (self.first, self.last):
            field.setEnabled(self.plays.isChecked())
        refused = self.plays.isChecked() and self.steps() is None
        self.refusal.setText(tr("Give two different steps, for example 0 and 2,000.") if refused else "")

    def _tell(self) -> None:
        self._refresh_steps()
        self._plays = self.steps()
        self.changed.emit()

    def values(self) -> Mapping[str, object]:
        """What can be changed here, by the names that a scene has for it."""
        return {
            "title": self.title.text(),
            "caption": self.caption.toPlainText(),
            "task": self.task.text(),
            "notes": self.notes.toPlainText(),
            "plays": self.steps(),
        }


def _step_of(text: str) -> int | None:
    """A step as it is typed or shown, the commas of the language and spaces allowed."""
    digits = "".join(text.replace(as_written(","), "").split())
    return int(digits) if digits.isdecimal() and len(digits) < 20 and int(digits) <= LARGEST_STEP else None


class SceneNameField(QLineEdit):
    """Hidden but while one types. Enter, or going elsewhere, takes the title; Escape does not."""

    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = parent
        self.setAccessibleName(tr("Title of the scene"))
        self.hide()

    def open(self, title: str, place: QRect) -> None:
        """Edit this title here; all of it is selected."""
        self.setGeometry(place)
        self.setText(title)
        self.selectAll()
        self.show()
        self.setFocus()

    def finish(self, *, keep: bool = True) -> None:
        """What was typed holds, or does not."""
        if self.isHidden():
            return
        title, had_keys = self.text().strip(), self.hasFocus()
        self.hide()
        if had_keys:
            self._row.setFocus()
        if keep:
            self.typed.emit(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)
            event.accept()  # what it does not want is no key of the row either

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
