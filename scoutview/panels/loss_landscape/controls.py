"""The controls of the loss landscape: along which directions it is cut."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import put_one_of, segment
from scoutview.panels.loss_landscape.plan import CHANCE, RUN

RUN_TIP = "Along the two directions in which the weights of the run's frames are spread most: its path is seen"
CHANCE_TIP = "Along two directions by chance, each filter moved by as much as it is long: how steep it is around here"


class LandscapeControls(Controls):
    """Two segments."""

    plane_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.run = segment("Main directions of the run", RUN_TIP)
        self.chance = segment("By chance", CHANCE_TIP)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        put_one_of({RUN: self.run, CHANCE: self.chance}, self._row, self.plane_chosen.emit, self)
        self._row.addStretch(1)
        self.rows.addLayout(self._row)
        self.set_look(look)

    def show_plane(self, plane: str) -> None:
        """Without a signal."""
        (self.chance if plane == CHANCE else self.run).setChecked(True)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for button in (self.run, self.chance):
            fit_button(button, look)

    def arrange(self, _: int) -> int:
        """One row; how high it is."""
        return self.stand_in_rows(one=True)
