"""The controls of the panel: after which block is read, after which a disc is turned over, what the board shows."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr

SHOWN = {"board": tr("Board"), "errors": tr("Errors")}
SHOWN_TIPS = {
    "board": tr("The board as it is read out of the network now"),
    "errors": tr("How often each square is read wrong, in positions of unseen games"),
}


class BoardControls(Controls):
    """Groups of segments. Places are counted from 0, the first one being what enters the network."""

    place_chosen = Signal(int)
    block_toggled = Signal(int)
    shown_chosen = Signal(str)
    log_switched = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.places: list[QPushButton] = []
        self.blocks: list[QPushButton] = []
        self._place_group = QButtonGroup(self)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._read, self._flip = QHBoxLayout(), QHBoxLayout()
        self._read_word, self._flip_word = QLabel(tr("read after"), self), QLabel(tr("turn after"), self)
        for label in (self._read_word, self._flip_word):
            label.setProperty("role", "label")
        self.kinds = {name: segment(word, SHOWN_TIPS[name], self) for name, word in SHOWN.items()}
        self.log_steps = segment(tr("log"), tr("Logarithmic axis of steps: the beginning in detail"), self)
        put_one_of(self.kinds, self._first, self.shown_chosen.emit, self)
        self._first.addWidget(self._read_word)
        self._first.addLayout(self._read)
        self._second.addWidget(self._flip_word)
        self._second.addLayout(self._flip)
        self._second.addStretch(1)
        self._second.addWidget(self.log_steps)
        self._first.addStretch(1)
        self.rows.addLayout(self._first)
        self.rows.addLayout(self._second)
        self.rows.setStretch(1, 1)
        self.log_steps.clicked.connect(self.log_switched)
        self.set_look(look)

    def offer(self, places: int) -> None:
        """So many places of a network; nothing happens where these are offered already."""
        if len(self.places) == places:
            return
        for button in (*self.places, *self.blocks):
            button.setParent(None)
            button.deleteLater()
        self.places = [self._place(number) for number in range(places)]
        self.blocks = [self._block(number) for number in range(places - 1)]
        self.set_look(self.look)

    def _place(self, number: int) -> QPushButton:
        tip = (
            tr("Read what enters the first block")
            if not number
            else tr("Read what is there after block {number}").format(number=number - 1)
        )
        button = segment(tr("in", "what enters") if not number else str(number - 1), tip, self)
        self._place_group.addButton(button)
        self._read.addWidget(button)
        button.clicked.connect(lambda: self.place_chosen.emit(number))
        return button

    def _block(self, number: int) -> QPushButton:
        button = segment(
            str(number), tr("A click on a disc writes it turned over after block {number}").format(number=number), self
        )
        self._flip.addWidget(button)
        button.clicked.connect(lambda: self.block_toggled.emit(number))
        return button

    def show_choices(self, shown: str, place: int, blocks: Collection[int], *, log_steps: bool) -> None:
        """Without a signal."""
        self.kinds[shown].setChecked(True)
        if place < len(self.places):
            self.places[place].setChecked(True)
        for number, button in enumerate(self.blocks):
            button.setChecked(number in blocks)
        self.log_steps.setChecked(log_steps)

    def offer_parts(self, *, run: bool) -> None:
        """Only what changes something that is seen now."""
        self.log_steps.setVisible(run)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._first, self._second, self._read, self._flip):
            layout.setSpacing(look.px(4))
        for label in (self._read_word, self._flip_word):
            label.setContentsMargins(look.px(8), 0, look.px(2), 0)
        for button in (*self.kinds.values(), *self.places, *self.blocks, self.log_steps):
            fit_button(button, look)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        height = self.stand_in_rows(one=True)
        return height if self.least_width() <= width else self.stand_in_rows(one=False)
