"""The controls of the panel of one unit: which reviews count, and what is shown below the text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr

APART = 20.0  # design pixels between two choices
KINDS = {"all": tr("All reviews"), "negated": tr("Only negated")}
KIND_TIPS = {
    "all": tr("Held-out reviews that no unit was chosen with"),
    "negated": tr("Held-out reviews in which every opinion is negated: “not good”"),
}
PARTS = {"spread": tr("Histogram"), "rivals": tr("Against"), "search": tr("All units"), "when": tr("When")}
PART_TIPS = {
    "spread": tr("How this unit ends good and bad reviews"),
    "rivals": tr("This unit against counting words, chance and others"),
    "search": tr("Every unit of the network: click one to look at it"),
    "when": tr("Over the run: when did such a unit appear"),
}


class UnitControls(Controls):
    """Two rows of segments, and a way back to the best unit."""

    kind_chosen = Signal(str)
    part_chosen = Signal(str)
    best_asked = Signal()
    review_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.kinds = {name: segment(word, KIND_TIPS[name]) for name, word in KINDS.items()}
        self.parts = {name: segment(word, PART_TIPS[name]) for name, word in PARTS.items()}
        self.best = pill_button(tr("Best unit"), tr("Look at the best unit of each frame again"))
        self.review = pill_button(
            tr("Read another"), tr("Let the network read another unseen review, of those chosen here")
        )
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        put_one_of(self.kinds, self._first, self.kind_chosen.emit, self)
        put_one_of(self.parts, self._second, self.part_chosen.emit, self)
        self._first.addStretch(1)
        self._second.addWidget(self.review)
        self._second.addWidget(self.best)
        self._second.addStretch(1)
        self.rows.addLayout(self._first)
        self.rows.addLayout(self._second)
        self.rows.setStretch(1, 1)
        self.best.clicked.connect(self.best_asked)
        self.review.clicked.connect(self.review_asked)
        self.set_look(look)

    def show_choices(self, kind: str, part: str, *, chosen: bool, negated: bool, beside: bool) -> None:
        """Without a signal. `chosen`: a unit was; `negated`: there are such; `beside`: the histogram is shown."""
        self.kinds[kind].setChecked(True)
        self.parts[part].setChecked(True)
        self.best.setVisible(chosen)
        for button in self.kinds.values():
            button.setVisible(negated)
        self._first.setContentsMargins(0, 0, self.look.px(APART) if negated else 0, 0)
        self.parts["spread"].setVisible(not beside)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._first, self._second):
            layout.setSpacing(look.px(4))
        for button in (*self.kinds.values(), *self.parts.values()):
            fit_button(button, look)
        for pill in (self.best, self.review):
            fit_button(pill, look, padding=26)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        height = self.stand_in_rows(one=True)
        return height if self.least_width() <= width else self.stand_in_rows(one=False)
