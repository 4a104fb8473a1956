"""The controls of the denoising panel: what is drawn and how, which direction, which real picture, the stepper."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, fit_tool
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.local_stepper import LocalStepper
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.panels.denoising.asking import AskingControls
from scoutview.probe import SamplingProbe

WITH_STEPPER = 500.0  # design pixels of the segments and the stepper
WITH_LIST = 340.0  # of what is asked for, where labels are a list
LONGER = 120.0  # a stepper in a low panel, that no buttons for labels shorten
LEAST_TRACK = 170.0  # of steps beside tight labels: there a number may do
APART = 20.0


class DenoisingControls(Controls):
    """What is asked for, or arrows around the name of a real picture; beside or below, two segments and the stepper."""

    forward_chosen = Signal(bool)
    picture_moved = Signal(int)  # how many pictures further
    probe_chosen = Signal(object)  # a SamplingProbe

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.backward_button = segment(tr("Backward"), tr("From noise to a picture, as the network draws it"))
        self.forward_button = segment(tr("Forward"), tr("From a real picture to noise, as the network is trained"))
        self._directions = QButtonGroup(self)
        for button in (self.backward_button, self.forward_button):
            self._directions.addButton(button)
        self.forward_button.toggled.connect(self.forward_chosen)
        self.previous_button = self._arrow(tr("The real picture before this one"), -1)
        self.next_button = self._arrow(tr("The next real picture"), 1)
        self.picture_name = QLabel()
        self.picture_name.setTextFormat(Qt.TextFormat.PlainText)
        self.picture_name.setProperty("role", "label")
        self.asking = AskingControls(look, self)
        self.asking.probe_chosen.connect(self.probe_chosen)
        self.stepper = LocalStepper(look)
        self._lay_out()
        self.show_direction(forward=False)
        self.set_look(look)

    def _lay_out(self) -> None:
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for widget in (self.previous_button, self.picture_name, self.next_button):
            self._upper.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._upper.addWidget(self.asking, 1)
        self._upper.addStretch(0)
        for button in (self.backward_button, self.forward_button):
            self._lower.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lower.addWidget(self.stepper, 1)
        self.rows.addLayout(self._upper)
        self.rows.addLayout(self._lower)

    def _arrow(self, tip: str, by: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "ghost")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked: self.picture_moved.emit(by))
        return button

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for row in (self._upper, self._lower):
            row.setSpacing(look.px(4))
        for name, button in (("prev", self.previous_button), ("next", self.next_button)):
            fit_tool(button, name, look)
        for button in (self.backward_button, self.forward_button):
            fit_button(button, look)

    def show_direction(self, *, forward: bool) -> None:
        """Press the right segment, without a signal."""
        with QSignalBlocker(self.forward_button):
            self.forward_button.setChecked(forward)
        self.backward_button.setChecked(not forward)
        for widget in (self.previous_button, self.picture_name, self.next_button):
            widget.setVisible(forward)
        self.asking.setVisible(not forward)

    def show_picture(self, name: str, *, is_first: bool, is_last: bool) -> None:
        """The real picture's name; the arrows end where the pictures end."""
        self.picture_name.setText(name)
        self.previous_button.setEnabled(not is_first)
        self.next_button.setEnabled(not is_last)

    def show_probe(self, probe: SamplingProbe | None, classes: Sequence[str]) -> None:
        """What is asked for now, of these classes."""
        self.asking.show_probe(probe, classes)

    def arrange(self, width: int, *, low: bool) -> int:
        """In one row where all has room beside the stepper, or, in a low panel, tight labels or a list.

        How high that gets, in pixels.
        """
        whole = width / self.look.scale
        beside = whole - WITH_STEPPER
        one = beside >= (WITH_LIST if low else self.asking.width_of_all())
        self.asking.arrange(beside - LONGER * low if one else whole, tight=beside if one and low else 0.0)
        self.stepper.track.shorten_for(LEAST_TRACK if self.asking.is_tight else None)
        for row, stretch in enumerate((int(not (one and low)), 1)):  # beside a list all that is left is the stepper's
            self.rows.setStretch(row, stretch)
        self._lower.setContentsMargins(self.look.px(APART) if one else 0, 0, 0, 0)
        return self.stand_in_rows(one=one)
