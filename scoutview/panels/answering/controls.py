"""Which neuron is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, fit_number_field, pill_button
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.language import tr
from scoutview.panels.answering.words import layer_words


class NeuronChoice(Controls):
    """A list of the layers, the number of the neuron in it, and a switch."""

    layer_chosen = Signal(int)
    number_chosen = Signal(int)
    switched = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.layers, self.number = QComboBox(), QSpinBox()
        self.layers.setAccessibleName(tr("Layer of neurons"))
        self.layers.setToolTip(tr("The layer of neurons, by the product that they enter"))
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layers.activated.connect(self.layer_chosen.emit)
        self.number.setAccessibleName(tr("Number of the neuron"))
        self.number.setToolTip(tr("The neuron in this layer  (↑ and ↓ step)"))
        self.number.setKeyboardTracking(False)
        self.number.valueChanged.connect(self.number_chosen.emit)
        self.switch = pill_button(tr("Switch off"), tr("Ask the model without this neuron, or with it again"))
        self.switch.clicked.connect(self.switched)
        for part in (self.layers, self.number, self.switch):
            self.rows.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addStretch(1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        fit_number_field(self.number, look, inset=8.0)
        fit_button(self.switch, look, padding=26)

    def show_neuron(self, layers: Sequence[tuple[str, int]], neuron: tuple[int, int], *, off: bool) -> None:
        """All layers with how many are in each, and the one on screen, without a signal."""
        texts = [layer_words(place, *each) for place, each in enumerate(layers)]
        with QSignalBlocker(self.layers), QSignalBlocker(self.number):
            if [self.layers.itemText(row) for row in range(self.layers.count())] != texts:
                self.layers.clear()
                self.layers.addItems(texts)
            self.layers.setCurrentIndex(neuron[0])
            self.number.setMaximum(layers[neuron[0]][1] - 1)
            self.number.setValue(neuron[1])
        self.switch.setText(tr("Switch on") if off else tr("Switch off"))

    def arrange(self, width: int) -> int:
        """One row; how high that gets, in pixels."""
        return self.look.px(HEIGHT)
