"""The controls of the dial: which part, where not both have room; four other texts; letting the unit go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr

PARTS = {"texts": tr("Texts"), "curve": tr("Dial")}
PART_TIPS = {"texts": tr("What it writes with the unit held"), "curve": tr("The judge over all values, and the dial")}


class DialControls(Controls):
    """One row."""

    part_chosen = Signal(str)
    others_asked = Signal()
    release_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.parts = {name: segment(word, PART_TIPS[name]) for name, word in PARTS.items()}
        self.others = pill_button(tr("Four others"), tr("Write with another seed, the same for all four"))
        self.release = pill_button(tr("Let go"), tr("Leave the unit alone in all panels"))
        self._row = QHBoxLayout()
        put_one_of(self.parts, self._row, self.part_chosen.emit, self)
        for button in (self.others, self.release):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.rows.addLayout(self._row)
        self.others.clicked.connect(self.others_asked)
        self.release.clicked.connect(self.release_asked)
        self.set_look(look)

    def show_choices(self, part: str, *, beside: bool, held: bool) -> None:
        """Without a signal. `beside`: both parts are shown; `held`: the unit is."""
        self.parts[part].setChecked(True)
        for button in self.parts.values():
            button.setVisible(not beside)
        self.release.setVisible(held)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._row.setSpacing(look.px(4))
        for button in self.parts.values():
            fit_button(button, look)
        for pill in (self.others, self.release):
            fit_button(pill, look, padding=26)

    def arrange(self, width: int) -> int:
        """Take one row; how high that gets."""
        return self.stand_in_rows(one=True)
