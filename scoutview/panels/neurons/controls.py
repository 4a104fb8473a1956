"""The controls of the neurons panel: which view, which neuron, what to do with it, what to look for."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, fit_number_field, pill_button
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.graphics.widgets.segment import segment

OWN = "words of my own"
FURTHEST = 100_000.0  # from 0 that a neuron can be set to
TELLING = (
    "Back to the neuron that tells most about this text: of those at work in it whose strongest places\n"
    "in unseen text are clearly of one kind, the one without which the prediction changes most"
)


class NeuronControls(Controls):
    """Which view, and below it the choices of that view."""

    view_chosen = Signal(bool)  # whether it searches
    neuron_chosen = Signal(int, int)
    deed_asked = Signal(str)  # "off", "times 0.5" or "set to 4"
    telling_asked = Signal()
    search_chosen = Signal(str, str)  # a family, or words of one's own

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._views = QButtonGroup(self)
        self.this_button, self.find_button = segment("This neuron"), segment("Find a neuron")
        for button in (self.this_button, self.find_button):
            self._views.addButton(button)
        self.often = segment("How often", "On how many tokens of unseen text it is how active")
        self.layer, self.number = QSpinBox(), QSpinBox()
        self.value = QDoubleSpinBox()
        self.family, self.words = QComboBox(), QLineEdit()
        for field, tip in (
            (self.layer, "Block, from 0"),
            (self.number, "Neuron of this block, from 0"),
            (self.value, "The activation to set it to"),
        ):
            field.setToolTip(tip)
            field.setAccessibleName(tip)
        self.telling = pill_button("The telling one", TELLING)
        self.half = pill_button("Half", "Halve this neuron while the model is asked; once more takes it back")
        self.off = pill_button("Off", "Switch this neuron off while the model is asked; once more takes it back")
        self.value.setRange(-FURTHEST, FURTHEST)
        self.value.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self._value_of: tuple[int, int] | None = None  # the neuron that a value was typed for
        self.set = pill_button("Set to", "Hold this neuron at the value beside it, on every token")
        self.family.addItem(OWN)
        self.family.setToolTip("What to look for: the neurons that tell these tokens from all others")
        self.family.setAccessibleName("What to look for")
        self._shown: tuple[Sequence[str], str, str] = (), OWN, ""
        self.words.setPlaceholderText("fox, bear, wolf")
        self.words.setToolTip("Words, with commas between")
        self.words.setAccessibleName("Words to look for")
        self._lay_out()
        self._connect()
        self.show_view(searching=False, chosen=False)
        self.set_look(look)

    def _lay_out(self) -> None:
        self.rows.setDirection(QBoxLayout.Direction.TopToBottom)
        first, self._neuron_row, self._search_row = QHBoxLayout(), QWidget(), QWidget()
        first.addWidget(self.this_button)
        first.addWidget(self.find_button)
        first.addWidget(self.often)
        first.addStretch(1)
        first.addWidget(self.telling)
        self._neuron = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._neuron_row)
        self._which, self._deeds, search = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self._search_row)
        self._inner = (first, self._neuron, self._which, self._deeds, search)
        label = QLabel("Neuron")
        label.setProperty("role", "label")
        which, deeds = (label, self.layer, self.number), (self.half, self.off, self.set, self.value)
        for part, widgets in ((self._which, which), (self._deeds, deeds)):
            self._neuron.addLayout(part)
            for widget in widgets:
                part.addWidget(widget)
            part.addStretch(1)
        search.addWidget(self.family, 1)
        search.addWidget(self.words, 1)
        for layout in (self._neuron, search):
            layout.setContentsMargins(0, 0, 0, 0)
        self.rows.addLayout(first)
        self.rows.addWidget(self._neuron_row)
        self.rows.addWidget(self._search_row)

    def stand_in(self, width: int, *, one: bool) -> int:
        """In one row, in two, or what is done with a neuron in a third where this width does not hold it beside it."""
        height = self.stand_in_rows(one=one)
        needed = self._which.sizeHint().width() + self._neuron.spacing() + self._deeds.sizeHint().width()
        apart = not one and needed > width
        directions = QBoxLayout.Direction
        self._neuron.setDirection(directions.TopToBottom if apart else directions.LeftToRight)
        third = apart and not self._neuron_row.isHidden()
        return height + (self.look.px(HEIGHT) + self.rows.spacing() if third else 0)

    def _connect(self) -> None:
        self.find_button.toggled.connect(self.view_chosen)
        for field in (self.layer, self.number):
            field.valueChanged.connect(lambda _: self.neuron_chosen.emit(self.layer.value(), self.number.value()))
        self.value.valueChanged.connect(self._keep_value)
        self.telling.clicked.connect(self.telling_asked)
        self.half.clicked.connect(lambda: self.deed_asked.emit("times 0.5"))
        self.off.clicked.connect(lambda: self.deed_asked.emit("off"))
        self.set.clicked.connect(lambda: self.deed_asked.emit(f"set to {self.value.value():g}"))
        self.family.currentTextChanged.connect(self._choose_family)
        self.words.editingFinished.connect(self._search)

    def _keep_value(self) -> None:
        self._value_of = self.layer.value(), self.number.value()

    def _choose_family(self) -> None:
        self.words.setVisible(self.family.currentText() == OWN)
        self._search()

    def _search(self) -> None:
        own = self.family.currentText() == OWN
        if not own or self.words.text().strip():
            self.search_chosen.emit("" if own else self.family.currentText(), self.words.text().strip() if own else "")

    def show_view(self, *, searching: bool, chosen: bool) -> None:
        """Without a signal; `chosen`: another neuron than the telling one may be shown."""
        with QSignalBlocker(self.find_button):
            self.find_button.setChecked(searching)
            self.this_button.setChecked(not searching)
        self.telling.setVisible(chosen and not searching)
        self._neuron_row.setVisible(not searching)
        self._search_row.setVisible(searching)
        self.words.setVisible(self.family.currentText() == OWN)

    def show_neuron(self, layer: int, number: int, layers: int, neurons: int) -> None:
        """Without a signal."""
        blocked = [QSignalBlocker(field) for field in (self.layer, self.number)]
        self.layer.setRange(0, max(0, layers - 1))
        self.number.setRange(0, max(0, neurons - 1))
        self.layer.setValue(layer)
        self.number.setValue(number)
        del blocked

    def show_activation(self, neuron: tuple[int, int], activation: float) -> None:
        """Offer what this neuron is now, unless a value was typed since it was chosen. Without a signal."""
        if self._value_of == neuron:
            return
        self._value_of = None
        if math.isfinite(activation):
            with QSignalBlocker(self.value):
                self.value.setValue(activation)

    def show_families(self, families: Sequence[str], family: str, words: str) -> None:
        """What can be looked for, and what is: the first one unless told. Without a signal."""
        shown = OWN if words else family if family in families else next(iter(families), OWN)
        if (families, shown, words) == self._shown:
            return  # what was chosen since stays
        self._shown = tuple(families), shown, words
        blocked = [QSignalBlocker(self.family), QSignalBlocker(self.words)]
        self.family.clear()
        self.family.addItems([*families, OWN])
        self.family.setCurrentText(shown)
        self.words.setText(words)
        self.words.setVisible(shown == OWN)
        del blocked

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in self._inner:
            layout.setSpacing(look.px(6))
        for button in (self.this_button, self.find_button, self.often, self.telling, self.half, self.off, self.set):
            fit_button(button, look, padding=26)
        for field in (self.layer, self.number, self.value):
            fit_number_field(field, look)
