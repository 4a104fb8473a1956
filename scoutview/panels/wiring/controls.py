"""The controls of the wiring: what may change while it trains, and what to do with the neuron that was clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from scoutview.frame import Changeable
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button, pill_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr, translated

APART = 20.0  # design pixels between settings and what is done with a neuron


class WiringControls(Controls):
    """Segments for each setting with choices that may change while it trains; a neuron off and on again."""

    setting_chosen = Signal(str, object)  # a setting and the choice
    removal_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.choices: dict[tuple[str, str], QPushButton] = {}
        self._labels: list[QLabel] = []
        self._offered: Sequence[Changeable] = ()
        self._settings, self._neuron = QHBoxLayout(), QHBoxLayout()
        self.remove = pill_button(
            tr("Remove it"),
            tr("Switch the neuron that was clicked off while the network is asked; once more: on again"),
        )
        self.back = pill_button(tr("Whole network"), tr("Look at no neuron closely any more"))
        self._neuron.addWidget(self.remove)
        self._neuron.addWidget(self.back)
        self._neuron.addStretch(1)
        self.rows.addLayout(self._settings)
        self.rows.addLayout(self._neuron)
        self.rows.setStretch(1, 1)
        self.remove.clicked.connect(self.removal_asked)
        self.back.clicked.connect(self.back_asked)
        self.show_neuron(chosen=False, removed=False)
        self.set_look(look)

    def offer(self, changeables: Sequence[Changeable]) -> None:
        """Buttons for those that have choices."""
        if tuple(changeables) == tuple(self._offered):
            return
        self._offered = tuple(changeables)
        for old in (*self.choices.values(), *self._labels):
            self._settings.removeWidget(old)
            old.deleteLater()
        self.choices, self._labels = {}, []
        for changeable in changeables:
            label = QLabel(changeable.label, self)
            label.setProperty("role", "label")
            self._labels.append(label)
            self._settings.addWidget(label)
            group = QButtonGroup(self)
            for word in changeable.choices:
                said = translated(word)
                tip = tr("{setting}: {value}, from the next step of the training on")
                button = segment(said, tip.format(setting=changeable.label, value=said), self)
                button.clicked.connect(
                    lambda _=False, name=changeable.name, word=word: self.setting_chosen.emit(name, word)
                )
                group.addButton(button)
                self._settings.addWidget(button)
                self.choices[changeable.name, word] = button
        self.set_look(self.look)

    def show_choice(self, name: str, word: str) -> None:
        """The one that holds at the frame on screen; without a signal."""
        if (name, word) in self.choices:
            self.choices[name, word].setChecked(True)

    def show_neuron(self, *, chosen: bool, removed: bool) -> None:
        """What can be done with it; nothing while none is chosen."""
        self.remove.setText(tr("Bring it back") if removed else tr("Remove it"))
        self.remove.setEnabled(chosen)
        self.back.setEnabled(chosen)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._settings, self._neuron):
            layout.setSpacing(look.px(4))
        self._settings.setContentsMargins(0, 0, look.px(APART) if self.choices else 0, 0)
        for button in self.choices.values():
            fit_button(button, look)
        for button in (self.remove, self.back):
            fit_button(button, look, padding=26)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, else two; how high that gets."""
        height = self.stand_in_rows(one=True)
        return height if self.least_width() <= width else self.stand_in_rows(one=False)
