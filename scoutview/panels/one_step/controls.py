"""The controls of one step: play its parts, what is learned from, and a learning rate of one's own."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QSpinBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, fit_number_field
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr

ONE_ROW = 860.0  # design pixels from which on all controls stand in one row
RATE = 84.0


class StepControls(Controls):
    """A stepper; a batch or one of its examples; a rate."""

    example_chosen = Signal(int)  # -1: the whole batch
    rate_typed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.stepper = LocalStepper(look, noun="part")
        self.whole = segment(tr("Whole batch"), tr("Learn from all examples of the batch, as training does"))
        self.single = segment(tr("One example"), tr("Learn from one example of the batch alone"))
        self.number = QSpinBox()
        self.number.setPrefix(tr("no. "))
        self.number.setToolTip(tr("Which example of the batch"))
        self.number.setAccessibleName(tr("Example of the batch"))
        self.number.setKeyboardTracking(False)
        self.label = QLabel(tr("Rate"))
        self.label.setProperty("role", "label")
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.rate = QLineEdit()
        self.rate.setPlaceholderText(tr("yours"))
        self.rate.setToolTip(
            tr("A learning rate of your own, for a plain step along the whole gradient; Enter tries it")
        )
        self.rate.setAccessibleName(tr("A learning rate of your own"))
        self._lay_out()
        self.whole.clicked.connect(lambda: self.example_chosen.emit(-1))
        self.single.clicked.connect(lambda: self.example_chosen.emit(self.number.value() - 1))
        self.number.valueChanged.connect(lambda number: self.example_chosen.emit(number - 1))
        self.rate.editingFinished.connect(lambda: self.rate_typed.emit(self.rate.text()))
        self.set_look(look)

    def _lay_out(self) -> None:
        self._chosen, self._tried = QHBoxLayout(), QHBoxLayout()
        for widget in (self.whole, self.single, self.number):
            self._chosen.addWidget(widget)
        self._tried.addWidget(self.label)
        self._tried.addWidget(self.rate)
        self._lower = QHBoxLayout()
        self._lower.addLayout(self._chosen)
        self._lower.addLayout(self._tried)
        self._lower.addStretch(1)
        self.rows.addWidget(self.stepper, 1)
        self.rows.addLayout(self._lower)

    def show_choices(self, example: int, examples: int, rate: str) -> None:
        """Without a signal; `examples` is how many the batch has."""
        blocked = [QSignalBlocker(each) for each in (self.whole, self.single, self.number, self.rate)]
        self.whole.setChecked(example < 0)
        self.single.setChecked(example >= 0)
        self.number.setRange(1, max(1, examples))
        if example >= 0:
            self.number.setValue(example + 1)
        self.number.setVisible(example >= 0)
        if not self.rate.hasFocus() or not rate:
            self.rate.setText(rate)
        del blocked

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.stepper.set_look(look)
        for layout in (self._chosen, self._tried):
            layout.setSpacing(look.px(4))
        self._lower.setSpacing(look.px(12))
        for button in (self.whole, self.single):
            fit_button(button, look)
        fit_number_field(self.number, look)
        self.rate.setFixedWidth(look.px(RATE))

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        return self.stand_in_rows(one=width >= ONE_ROW * self.look.scale)
