"""The controls of a feature visualization: which layer, the stepper, and whether there is a curve."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.graphics.widgets.segment import segment

ONE_ROW = 330.0  # design pixels from which on all controls stand in one row


class FeatureControls(Controls):
    """Which layer, the stepper, and whether there is a curve."""

    layer_chosen = Signal(str)
    curve_chosen = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.layers = QComboBox()
        self.layers.setToolTip("Which layer; click one of its channels to choose it")
        self.layers.setAccessibleName("Layer")
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layers.activated.connect(lambda index: self.layer_chosen.emit(self.layers.itemData(index)))
        self.stepper = LocalStepper(look)
        self.curve = segment("Curve", "How the answer grew while the picture was drawn, and the best real picture's")
        self.curve.toggled.connect(self.curve_chosen)
        self.rows.addWidget(self.layers, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.addWidget(self.stepper, 1)
        row.addWidget(self.curve, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addLayout(row, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        fit_button(self.curve, look)

    def show_curve(self, shown: bool) -> None:
        """Press the segment, or not, without a signal."""
        with QSignalBlocker(self.curve):
            self.curve.setChecked(shown)

    def show_layers(self, names: Sequence[str], chosen: str) -> None:
        if [self.layers.itemData(index) for index in range(self.layers.count())] != list(names):
            self.layers.clear()
            for name in names:
                self.layers.addItem(site_words(name), name)
        self.layers.setCurrentIndex(self.layers.findData(chosen))

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        return self.stand_in_rows(one=width >= ONE_ROW * self.look.scale)
