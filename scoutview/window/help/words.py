"""The words of the field: what each means, and which panels show it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.window.help.page import HelpPage, help_label
from scoutview.window.help.term import FieldTerm

LIST_WIDTH = 300.0
NO_SAMPLE = tr("{panel}: open a recording of a training loop of your own to see it.")
TURNS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}

Shows = Callable[[str, str], object]  # opens this panel, with the sample of this lab


class WordsPage(HelpPage):
    """A list to be searched, and beside it what the chosen word means. `panels` are their titles by name."""

    def __init__(
        self, terms: Sequence[FieldTerm], panels: Mapping[str, str], show: Shows, look: Look, parent: QWidget
    ) -> None:
        line = tr("What the words of this field mean, in plain words, and where each is to be seen.")
        super().__init__(tr("Words"), line, look, parent)
        self._terms, self._panels, self._show = terms, panels, show
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.setPlaceholderText(tr("Find a word"))
        self.field.setAccessibleName(tr("Find a word"))
        self.field.installEventFilter(self)
        self.list.setAccessibleName(tr("Words"))
        self.list.setProperty("role", "words")
        self.list.setUniformItemSizes(True)
        self.word = help_label("", "finding", self)
        self.meaning = help_label("", "caption", self)
        self.shown_by = help_label(tr("See it in"), "label", self)
        self.elsewhere = help_label("", "label", self)
        self.links: list[QPushButton] = []
        for label in (self.word, self.meaning, self.elsewhere):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._lay_out()
        self.field.textEdited.connect(self.show_found)
        self.list.currentTextChanged.connect(self._show_word)
        self.show_found("")

    def _lay_out(self) -> None:
        px = self.look.px
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        for part in (self.field, self.list):
            part.setFixedWidth(px(LIST_WIDTH))
        right.setSpacing(px(12))
        right.addWidget(self.word)
        right.addWidget(self.meaning)
        right.addWidget(self.shown_by)
        self._links = QVBoxLayout()
        self._links.setSpacing(px(6))
        right.addLayout(self._links)
        right.addWidget(self.elsewhere)
        right.addStretch(1)
        both.setSpacing(px(28))
        both.addLayout(left)
        both.addLayout(right, 1)
        self.rows.addLayout(both, 1)

    def take_keys(self) -> None:
        self.field.setFocus()

    def show_found(self, typed: str) -> None:
        """List the words that these letters are part of; the first that begins with them is chosen."""
        wanted = typed.strip().casefold()
        found = [term for term in self._terms if wanted in f"{term.word} {term.others}".casefold()]
        found.sort(key=lambda term: not term.word.casefold().startswith(wanted))
        self.list.clear()
        self.list.addItems([term.word for term in found])
        self.list.setCurrentRow(0)

    def show_term(self, word: str) -> None:
        """This one, among all."""
        self.field.clear()
        self.show_found("")
        (item,) = self.list.findItems(word, Qt.MatchFlag.MatchExactly)
        self.list.setCurrentItem(item)

    def _show_word(self, word: str) -> None:
        term = next((term for term in self._terms if term.word == word), FieldTerm(word, ""))
        self.word.setText(term.word)
        self.meaning.setText(term.meaning or tr("No word here is written like this: try another one."))
        for link in self.links:
            link.deleteLater()
        openable = [panel for panel in term.panels if term.shown_with(panel)]
        self.links = [self._link(panel, term.shown_with(panel)) for panel in openable]
        others = [self._panels[panel] for panel in term.panels if panel not in openable]
        self.elsewhere.setText("\n".join(NO_SAMPLE.format(panel=title) for title in others))
        self.shown_by.setVisible(bool(self.links))

    def _link(self, panel: str, lab: str) -> QPushButton:
        link = QPushButton(self._panels[panel], self)
        link.setToolTip(tr("Close Help and open this panel, with a sample that shows it"))
        link.setAutoDefault(False)
        link.clicked.connect(lambda: self._show(panel, lab))
        self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        link.show()  # so that the keyboard can go there at once
        return link

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field that mean the list; Enter goes on to the first panel."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in TURNS:
            row = self.list.currentRow() + TURNS[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.links[0] if self.links else self.list).setFocus()
        return key in TURNS or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
