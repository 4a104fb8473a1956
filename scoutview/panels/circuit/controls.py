"""The controls of the circuit panel: which model is drawn, and the stepper through its forward pass."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.local_stepper import HEIGHT, LocalStepper

ONE_ROW = 400.0  # design pixels from which on both stand in one row
PLAY_SECONDS = 9.0  # a whole forward pass: long enough to read what each part does


class CircuitControls(QWidget):
    """Plain widgets; what they mean is for the panel."""

    model_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        self.look = look
        self.models = QComboBox()
        self.models.setAccessibleName("Model")
        self.models.setToolTip("Whose wiring is drawn: this model's, or that of one whose figures were published")
        self.models.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.models.activated.connect(self.model_chosen)
        self.stepper = LocalStepper(look, seconds=PLAY_SECONDS)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.models)
        self._rows.addWidget(self.stepper, 1)
        self._rows.addStretch(0)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self.look = look
        self._rows.setSpacing(look.px(6))
        self.stepper.set_look(look)

    def show_models(self, names: Sequence[str], chosen: int) -> None:
        """List them and press one, without a signal; only this model can be stepped through."""
        with QSignalBlocker(self.models):
            if [self.models.itemText(row) for row in range(self.models.count())] != list(names):
                self.models.clear()
                self.models.addItems(list(names))
            self.models.setCurrentIndex(chosen)
        self.stepper.setVisible(chosen == 0)

    def arrange(self, width: float) -> float:
        """Take one row where this many design pixels allow it, else two; how high that gets, in design pixels."""
        wide = width >= ONE_ROW or self.models.currentIndex() > 0
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._rows.setStretch(2, 1 if self.models.currentIndex() > 0 else 0)
        return HEIGHT if wide else 2 * HEIGHT + 6
