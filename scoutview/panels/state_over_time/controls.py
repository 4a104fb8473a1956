"""The controls of the states: which number is drawn, of which layer, in which order the units stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.language import tr

APART = 20.0  # design pixels between two choices
FORMS = {
    "state": (tr("State"), tr("What each unit keeps after each letter")),
    "update": (tr("Replaced"), tr("The gate: the share of it that each letter replaces")),
    "candidate": (tr("By what"), tr("The new value that a letter brings")),
    "gate": (tr("Read out"), tr("The gate that a unit's value is multiplied with as it is read")),
}
ORDERS = {
    "accuracy": (tr("Best first"), tr("The units that tell the labels best stand above")),
    "memory": (tr("Longest memory first"), tr("The units whose memory lasts longest stand above")),
    "number": (tr("By number"), tr("As they stand in the layer")),
}


class StateControls(Controls):
    """Three groups of segments, in one row or two."""

    form_chosen = Signal(str)
    layer_chosen = Signal(int)
    order_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.forms = {name: segment(*words) for name, words in FORMS.items()}
        self.orders = {name: segment(*words) for name, words in ORDERS.items()}
        self.layers: list[QPushButton] = []
        self._first, self._layer_row, self._second = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        put_one_of(self.forms, self._first, self.form_chosen.emit, self)
        put_one_of(self.orders, self._second, self.order_chosen.emit, self)
        self._group = QButtonGroup(self)
        self._first.addLayout(self._layer_row)
        self._first.addStretch(1)
        self._second.addStretch(1)
        self.rows.addLayout(self._first)
        self.rows.addLayout(self._second)
        self.rows.setStretch(1, 1)
        self.set_look(look)

    def show_choices(self, form: str, order: str, layer: int, layers: int) -> None:
        """Without a signal."""
        self.forms[form].setChecked(True)
        self.orders[order].setChecked(True)
        if len(self.layers) != layers:
            self._make_layers(layers)
        if layer < len(self.layers):
            self.layers[layer].setChecked(True)

    def _make_layers(self, layers: int) -> None:
        for button in self.layers:
            self._group.removeButton(button)
            self._layer_row.removeWidget(button)
            button.deleteLater()
        self.layers = [segment(tr("Layer {number}").format(number=number), tr("Its units")) for number in range(layers)]
        for number, button in enumerate(self.layers):
            self._group.addButton(button)
            self._layer_row.addWidget(button)
            button.clicked.connect(lambda _=False, number=number: self.layer_chosen.emit(number))
            button.setVisible(layers > 1)
        self.set_look(self.look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._first, self._layer_row, self._second):
            layout.setSpacing(look.px(4))
        for layout in (self._layer_row, self._second):
            layout.setContentsMargins(look.px(APART), 0, 0, 0)
        for button in (*self.forms.values(), *self.orders.values(), *self.layers):
            fit_button(button, look)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        height = self.stand_in_rows(one=True)
        if self.least_width() <= width:
            return height
        self._second.setContentsMargins(0, 0, 0, 0)
        return self.stand_in_rows(one=False)
