"""The controls of serial and parallel: the stepper, and measuring this machine."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.language import tr

ONE_ROW = 460.0  # design pixels
PLAY_SECONDS = 8.0
TIP = tr(
    "Train an LSTM, a minGRU and a transformer on texts of 32 to 1,024 tokens, for a few seconds, in the background"
)
MEASURE, MEASURING, MEASURED = tr("Measure this machine"), tr("Measuring …"), tr("Measured")


class OrderControls(Controls):
    """Goes through the steps; `measure_asked` once."""

    measure_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.stepper = LocalStepper(look, seconds=PLAY_SECONDS)
        self.measure = pill_button(MEASURE, TIP)
        self.measure.clicked.connect(self.measure_asked)
        self.rows.addWidget(self.stepper, 1)
        self.rows.addWidget(self.measure)
        self.set_look(look)

    def show_measuring(self, *, asked: bool, whole: bool) -> None:
        word = MEASURED if whole else MEASURING if asked else MEASURE
        if word != self.measure.text():
            self.measure.setText(word)
            self.measure.setEnabled(not asked)
            fit_button(self.measure, self.look, padding=26)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.stepper.set_look(look)
        fit_button(self.measure, look, padding=26)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        return self.stand_in_rows(one=width >= ONE_ROW * self.look.scale)
