"""Questions that hold up all else: which of a few things to do, or which name to give; in the look of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.widgets.buttons import main_button
from scoutview.language import tr

WIDTH_EM = 26  # of the sentence, in heights of its font


class QuestionDialog(QDialog):
    """A sentence, perhaps a field, and a button for each answer, the last of which changes nothing.

    Enter means the first, or the last where something would be lost: `careful`. Escape and closing mean the last.
    `answer` is the word of the button that was pressed.
    """

    def __init__(
        self,
        sentence: str,
        answers: Sequence[str],
        parent: QWidget,
        *,
        name: str | None = None,
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("ScoutView")
        self.answer = answers[-1]
        self.sentence = QLabel(sentence, self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # names of files and talks are no markup
        self.sentence.setProperty("role", "question")
        self.sentence.setWordWrap(True)
        self.field = QLineEdit(name or "", self)
        self.field.setAccessibleName(sentence)
        self.field.setVisible(name is not None)
        self.field.selectAll()
        usual = answers[-1] if careful else answers[0]
        self.buttons = {word: self._button(word, usual=word == usual) for word in answers}
        self._lay_out()
        (self.field if name is not None else self.buttons[usual]).setFocus()

    def _button(self, word: str, *, usual: bool) -> QPushButton:
        button = main_button(word) if usual else QPushButton(word)
        button.setAutoDefault(usual)
        button.clicked.connect(lambda: self._take(word))
        return button

    def _take(self, word: str) -> None:
        self.answer = word
        self.accept()

    def _lay_out(self) -> None:
        self.sentence.ensurePolished()
        em = self.sentence.fontMetrics().height()
        self.sentence.setMinimumWidth(WIDTH_EM * em)
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(*[em] * 4)
        layout.setSpacing(em)
        row.setSpacing(em // 2)
        row.addStretch(1)
        for button in reversed(self.buttons.values()):
            row.addWidget(button)
        for part in (self.sentence, self.field):
            layout.addWidget(part)
        layout.addLayout(row)


def ask(parent: QWidget, sentence: str, *answers: str, careful: bool = False) -> str:
    """The answer that is chosen; the last one where the question is put away."""
    question = QuestionDialog(sentence, answers, parent, careful=careful)
    question.exec()
    question.deleteLater()
    return question.answer


def ask_name(parent: QWidget, sentence: str, name: str, action: str) -> str:
    """Another name for what has this one; an empty one where it is to stay. `action` is the word of the button."""
    question = QuestionDialog(sentence, (action, tr("Cancel")), parent, name=name)
    question.exec()
    question.deleteLater()
    return question.field.text().strip() if question.answer == action else ""
