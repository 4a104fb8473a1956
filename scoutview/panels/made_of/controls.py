"""Which channel is explained, the way back up, and in which order the channels before stand."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QSpinBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.buttons import fit_button, fit_number_field, pill_button
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.graphics.widgets.segment import segment
from scoutview.panels.made_of.plan import BY_LOSS, BY_WEIGHT, Unit

ORDERS = {
    BY_LOSS: ("By loss", "First what its answer loses most without"),
    BY_WEIGHT: ("By weight", "First what is joined with it most strongly"),
}


class MadeControls(Controls):
    """A button back up, a layer and a channel, and two orders."""

    layer_chosen = Signal(str)
    channel_chosen = Signal(int)
    order_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.up = pill_button("Back", "Back up to the channel that you came from (right arrow key with the focus)")
        self.layers = QComboBox()
        self.layers.setToolTip("The layer of the channel that is explained")
        self.layers.setAccessibleName("Layer")
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layers.activated.connect(lambda index: self.layer_chosen.emit(self.layers.itemData(index)))
        self.channel = QSpinBox()
        self.channel.setToolTip("The channel that is explained")
        self.channel.setAccessibleName("Channel")
        self.channel.setKeyboardTracking(False)
        self.channel.valueChanged.connect(self.channel_chosen)
        for widget in (self.up, self.layers, self.channel):
            self.rows.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.orders = {name: segment(*words) for name, words in ORDERS.items()}
        group = QButtonGroup(self)
        for name, button in self.orders.items():
            group.addButton(button)
            self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.clicked.connect(lambda _=False, name=name: self.order_chosen.emit(name))
        self.rows.addStretch(1)
        self.set_look(look)

    def show_choices(self, layers: Sequence[str], channels: int, unit: Unit, order: str, *, below: bool) -> None:
        """Without a signal; `below` is whether there is a way back up."""
        if [self.layers.itemData(index) for index in range(self.layers.count())] != list(layers):
            self.layers.clear()
            for name in layers:
                self.layers.addItem(site_words(name).removeprefix("depthwise, "), name)
        self.layers.setCurrentIndex(self.layers.findData(unit[0]))
        with QSignalBlocker(self.channel):
            self.channel.setRange(0, max(0, channels - 1))
            self.channel.setValue(unit[1])
        self.orders[order].setChecked(True)
        self.up.setEnabled(below)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for button in (*self.orders.values(), self.up):
            fit_button(button, look)
        fit_number_field(self.channel, look)

    def arrange(self, width: int) -> int:
        """One row; how high that gets, in pixels."""
        return self.look.px(HEIGHT)
