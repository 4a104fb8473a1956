"""Which channel of which layer grows, how large, and its stepper."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_number_field
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.language import tr
from scoutview.panels.layer_pictures.words import layer_words

SIDES = (128, 192, 256)  # pixels
ONE_ROW = 620.0  # design pixels from which on all controls stand in one row


class LayerControls(Controls):
    """A layer, one of its channels, the side of the picture, and the stepper."""

    unit_chosen = Signal(str, int)
    side_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.layers, self.channel, self.sides = QComboBox(), QSpinBox(), QComboBox()
        self.layers.setAccessibleName(tr("Layer"))
        self.layers.setToolTip(tr("The layer whose channel grows"))
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layers.activated.connect(lambda row: self.unit_chosen.emit(self.layers.itemData(row), 0))
        self.channel.setAccessibleName(tr("Channel"))
        self.channel.setToolTip(tr("Which channel, from 0; of the names, which class"))
        self.channel.setKeyboardTracking(False)
        self.channel.valueChanged.connect(lambda number: self.unit_chosen.emit(self.layers.currentData(), number))
        self.sides.setAccessibleName(tr("Pixels"))
        self.sides.setToolTip(tr("How many pixels the picture has along a side: larger ones take longer"))
        self.sides.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # also with larger text
        self.sides.setMinimumContentsLength(len("128 px"))  # at large scales Qt counts a few pixels too few
        for side in SIDES:
            self.sides.addItem(tr("{side} px").format(side=side), side)
        self.sides.activated.connect(lambda row: self.side_chosen.emit(SIDES[row]))
        self.stepper = LocalStepper(look)
        self._fields = QHBoxLayout()
        for field in (self.layers, self.channel, self.sides):
            self._fields.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fields.addStretch(1)
        self.rows.addLayout(self._fields)
        self.rows.addWidget(self.stepper, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._fields.setSpacing(look.px(6))
        fit_number_field(self.channel, look)

    def show_choices(self, layers: Sequence[str], channels: Sequence[int], unit: tuple[str, int], side: int) -> None:
        """All layers with their numbers of channels, and what is chosen, without a signal."""
        with QSignalBlocker(self.layers), QSignalBlocker(self.channel), QSignalBlocker(self.sides):
            if [self.layers.itemData(row) for row in range(self.layers.count())] != list(layers):
                self.layers.clear()
                for layer in layers:
                    self.layers.addItem(layer_words(layer)[0], layer)
            row = self.layers.findData(unit[0])
            self.layers.setCurrentIndex(row)
            self.channel.setMaximum(max(0, (channels[row] if 0 <= row < len(channels) else 1) - 1))
            self.channel.setValue(unit[1])
            self.sides.setCurrentIndex(SIDES.index(side) if side in SIDES else 0)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        return self.stand_in_rows(one=width >= ONE_ROW * self.look.scale)
