"""The first page: one card per lab with a picture from its sample recording, ways in, and the guided tours."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import put_icon
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.window.base.series import TalkSeries
from scoutview.window.start.card import Card
from scoutview.window.start.cards import Cards
from scoutview.window.start.series_card import SeriesCard
from scoutview.window.start.thumbnails import Sample
from scoutview.window.start.tour_links import Tour, TourLinks

ROOMY_HEIGHT, WIDE = 580.0, 1150.0  # of the page: for a large headline, for the hint beside the buttons
MOST_KINDS = 2  # of files in its hint


class StartPage(QWidget):
    """Emits which lab is chosen, and which sample or recording to open; `tours` and `series` have their own signals."""

    lab_chosen = Signal(str)
    sample_asked = Signal(str)
    open_asked = Signal()
    runs_asked = Signal()
    back_asked = Signal()  # to the run that is open

    def __init__(
        self,
        labs: Sequence[type[Lab[Any, Any]]],
        samples: Mapping[str, Path],
        thumbnails: Mapping[str, Sample],
        look: Look,
        parent: QWidget | None = None,
        *,
        tours: Sequence[Tour] = (),
        series: TalkSeries | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.series = SeriesCard(series, look, self) if series is not None and series.chapters else None
        self.tours = TourLinks(tours, look, self)
        self.headline = QLabel(tr("Watch a model learn."), self)
        self.headline.setProperty("role", "headline")
        self.line = QLabel(
            tr("Pick a lab to explore a finished run; press Train to make your own, live."),
            self,
        )
        self.line.setProperty("role", "caption")
        self.line.setWordWrap(True)
        self._cards = Cards([lab for lab in labs if not lab.begins_with_file], thumbnails, look, self)
        self._cards.chosen.connect(self.choose)
        self._cards.opened.connect(self.sample_asked)
        self._samples = samples
        self.chosen = self._open_lab = ""
        self.main = self._button(
            " " + tr("Open sample"), "main", tr("Open the finished run of the chosen lab  (Enter)")
        )
        self.main.clicked.connect(lambda: self.sample_asked.emit(self.chosen))
        self.open = self._button(" " + tr("Open a recording"), "", tr("Open a .scout file  (Ctrl+O)"))
        self.open.clicked.connect(lambda: self.open_asked.emit())
        self.runs = self._button(tr("Your runs"), "", tr("What you trained before  (Ctrl+Shift+O)"))
        self.runs.clicked.connect(lambda: self.runs_asked.emit())
        self.back = self._button("", "", "")
        self.back.clicked.connect(lambda: self.back_asked.emit())
        self.back.hide()
        self.hint = self._hint_on_files(labs)
        self._lay_out()
        self.choose(next(iter(self.cards)))
        self.set_look(look)

    @property
    def cards(self) -> Mapping[str, Card]:
        """By lab."""
        return self._cards.by_lab

    @property
    def _all_buttons(self) -> tuple[QPushButton, ...]:
        return self.main, self.open, self.runs, self.back

    def show_open_run(self, lab: str, title: str, whose: str) -> None:
        """A run of this lab is open, as "your run" or "the sample": there is a way back to it."""
        self._open_lab = lab
        self.back.setText(" " + tr("Back to {whose}").format(whose=whose))
        self.back.setToolTip(tr("{lab}: {whose}, which is open  (Esc)").format(lab=title, whose=whose))
        self.back.show()
        self.choose_open_lab()

    def choose_open_lab(self) -> None:
        """The one whose run is open, if there is one: the window around the page tells of it as well."""
        if self._open_lab in self.cards:
            self.choose(self._open_lab)

    def _button(self, word: str, role: str, tooltip: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setProperty("role", role)
        button.setToolTip(tooltip)
        return button

    def _hint_on_files(self, labs: Sequence[type[Lab[Any, Any]]]) -> QLabel:
        hint = QLabel(drops_in_words(labs), self)
        hint.setToolTip(all_in_words(labs))
        hint.setProperty("role", "tick")
        hint.setWordWrap(True)
        hint.setMinimumWidth(1)
        return hint

    def _lay_out(self) -> None:
        """Words, cards and ways in; beside all of them the tours."""
        self._head = QHBoxLayout()
        self._head.addWidget(self.headline, 1)
        self._head.addWidget(self.back)
        self._buttons = QHBoxLayout()
        for button in (self.main, self.open, self.runs):
            self._buttons.addWidget(button)
        self._buttons.addWidget(self.hint, 1)
        self._buttons.addStretch()
        self._column = QVBoxLayout()
        self._column.addLayout(self._head)
        self._column.addWidget(self.line)
        self._column.addWidget(self._cards)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        self._layout = QHBoxLayout(self)
        self._layout.addLayout(self._column, 1)
        self._talks = QVBoxLayout()
        if self.series is not None:
            self._talks.addWidget(self.series)
        self._talks.addWidget(self.tours)
        self._talks.addStretch(1)
        self._layout.addLayout(self._talks)

    def set_look(self, look: Look) -> None:
        px = look.px
        self.look = look
        self._keep_margins()
        self._buttons.setSpacing(px(12))
        for button in self._all_buttons:
            button.setMinimumHeight(px(40))
        put_icon(self.back, "back", look, "text")
        put_icon(self.main, "play", look, "on_accent")
        put_icon(self.open, "open", look, "text")
        self._talks.setSpacing(px(12))
        if self.series is not None:
            self.series.set_look(look)
        self.tours.set_look(look)
        self._cards.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        """Generous ones, and a large headline, where the cards can spare them."""
        px = self.look.px
        side = min(px(120), max(px(24), (self.width() - px(1240)) // 2))
        roomy = self.height() >= px(ROOMY_HEIGHT)
        top = px(18 if roomy else 8)
        self._layout.setContentsMargins(side, top, side, top)
        self._layout.setSpacing(px(20))
        self._column.setSpacing(px(12 if roomy else 8))
        self._set_headline_role("headline" if roomy else "finding")
        self.hint.setVisible(self.width() >= px(WIDE))

    def _set_headline_role(self, role: str) -> None:
        if role != self.headline.property("role"):
            self.headline.setProperty("role", role)
            self.headline.style().unpolish(self.headline)
            self.headline.style().polish(self.headline)

    def choose(self, name: str) -> None:
        """Choose a lab's card."""
        self.chosen = name
        self._cards.show_chosen(name)
        self.main.setEnabled(name in self._samples)
        self.lab_chosen.emit(name)


def drops_in_words(labs: Sequence[type[Lab[Any, Any]]]) -> str:
    """What can be dropped while no lab is open: what a lab trains on, the first kinds of it by name."""
    trained_on = (taken.kind for lab in labs for taken in lab.takes if taken.setting)
    kinds = list(dict.fromkeys(kind.brief or kind.words for kind in trained_on))
    if len(kinds) > MOST_KINDS:
        kinds = [*kinds[:MOST_KINDS], tr("another file that a lab takes")]
    *first, last = [tr("a .scout file"), *kinds]
    named = tr("{others} or {last}", "files").format(others=", ".join(first), last=last) if first else last
    return tr("or drop {named} anywhere in this window").format(named=named)


def all_in_words(labs: Sequence[type[Lab[Any, Any]]]) -> str:
    """Every kind of files that a lab takes, the ways to write it included; nothing where no lab takes any."""
    kinds = dict.fromkeys(taken.kind.words for lab in labs for taken in lab.takes)
    return tr("Labs take: {kinds}").format(kinds="; ".join(kinds)) if kinds else ""
