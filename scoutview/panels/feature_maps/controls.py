"""Which layer's maps are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.language import tr
from scoutview.panels.feature_maps.words import layer_in_words


class MapControls(Controls):
    """A list of the layers."""

    layer_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.layers = QComboBox()
        self.layers.setAccessibleName(tr("Layer"))
        self.layers.setToolTip(tr("Which layer's maps: from the photo inwards"))
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layers.activated.connect(lambda row: self.layer_chosen.emit(self.layers.itemData(row)))
        self.rows.addWidget(self.layers, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addStretch(1)
        self.set_look(look)

    def show_layers(self, names: Sequence[str], chosen: str) -> None:
        """All that have maps, and the one on screen, without a signal."""
        with QSignalBlocker(self.layers):
            if [self.layers.itemData(row) for row in range(self.layers.count())] != list(names):
                self.layers.clear()
                for name in names:
                    self.layers.addItem(layer_in_words(name), name)
            self.layers.setCurrentIndex(self.layers.findData(chosen))

    def arrange(self, width: int) -> int:
        """One row; how high that gets, in pixels."""
        return self.look.px(HEIGHT)
