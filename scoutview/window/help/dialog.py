"""Help: its pages, one of which is on screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, main_button
from scoutview.language import tr
from scoutview.window.help.about import AboutPage
from scoutview.window.help.keys import KeyRows, KeysPage
from scoutview.window.help.licences import LicencesPage
from scoutview.window.help.page import HelpPage
from scoutview.window.help.places import Places, PlacesPage
from scoutview.window.help.terms import TERMS
from scoutview.window.help.words import Shows, WordsPage

SIZE = (1220, 860)
# Of each page what stands on its button; the letter after & is its key, with Alt.
PAGES = {
    "keys": tr("&Keys"),
    "words": tr("&Words"),
    "about": tr("&About"),
    "licences": tr("&Licences"),
    "places": tr("Where &data lies"),
}


@dataclass(frozen=True)
class HelpFacts:
    """What Help tells of this window: its keys, the titles of panels by name, and where data lies."""

    keys: KeyRows
    panels: Mapping[str, str]
    places: Places


@dataclass(frozen=True)
class HelpDeeds:
    """What Help can have done: the search, the first words once more, and a panel with the sample of a lab."""

    search: Callable[[], object]
    tell_again: Callable[[], object]
    show: Shows


class HelpDialog(QDialog):
    """Opens at one of its pages; the others are made when they are turned to."""

    def __init__(self, facts: HelpFacts, deeds: HelpDeeds, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._facts, self._deeds, self._look = facts, deeds, look
        room = parent.size() - QSize(look.px(40), look.px(40))
        self.resize(QSize(look.px(SIZE[0]), look.px(SIZE[1])).boundedTo(room))
        self.pages: dict[str, HelpPage] = {}
        self.turning = {name: self._turning_button(name, words) for name, words in PAGES.items()}
        self._stack = QStackedWidget(self)
        self._lay_out()

    def _turning_button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "segment")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.turn_to(name))
        fit_button(button, self._look)
        return button

    def _lay_out(self) -> None:
        px = self._look.px
        rows, top, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        rows.setContentsMargins(*[px(24)] * 4)
        rows.setSpacing(px(14))
        one_of = QButtonGroup(self)
        for button in self.turning.values():
            one_of.addButton(button)
            top.addWidget(button)
        top.addStretch(1)
        again = tr("Say again, for each part of the window, what it is for, when you first use it")
        foot.addWidget(self._button(tr("Search…"), tr("Find a command or a word  (Ctrl+K)"), self._deeds.search))
        foot.addWidget(self._button(tr("First words again"), again, self._deeds.tell_again))
        foot.addStretch(1)
        closing = main_button(tr("Close"))
        closing.setToolTip(tr("Close  (Esc)"))
        closing.clicked.connect(self.accept)
        foot.addWidget(closing)
        rows.addLayout(top)
        rows.addWidget(self._stack, 1)
        rows.addLayout(foot)

    def _button(self, word: str, tooltip: str, action: Callable[[], object]) -> QPushButton:
        button = QPushButton(word, self)
        button.setToolTip(tooltip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._leave_for(action))
        return button

    def _leave_for(self, action: Callable[[], object]) -> None:
        self.accept()
        action()

    def turn_to(self, name: str, word: str = "") -> None:
        """This page; of words the one that is named."""
        if name not in self.pages:
            self.pages[name] = self._page(name)
            self._stack.addWidget(self.pages[name])
        page = self.pages[name]
        self.turning[name].setChecked(True)
        self._stack.setCurrentWidget(page)
        if word and isinstance(page, WordsPage):
            page.show_term(word)
        page.take_keys()

    def _page(self, name: str) -> HelpPage:
        facts, look = self._facts, self._look
        match name:
            case "keys":
                return KeysPage(facts.keys, look, self, self.width())
            case "words":
                return WordsPage(TERMS, facts.panels, self._show_panel, look, self)
            case "licences":
                return LicencesPage(look, self)
            case "places":
                return PlacesPage(facts.places, look, self)
            case _:
                return AboutPage(look, self)

    def _show_panel(self, panel: str, lab: str) -> None:
        self._leave_for(lambda: self._deeds.show(panel, lab))
