"""The choices of how measures are shown: which one, and the axes."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.measure import Measure

LONGEST = 28  # letters of an entry that decide how wide the list is


class MeasureControls(Controls):
    """A list of measures, then buttons for the axes; a heat map has no axis of values."""

    measure_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.list = QComboBox(self)
        self.list.setAccessibleName(tr("Which measure"))
        self.list.setToolTip(tr("Which of the run's measures is shown"))
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(LONGEST // 2)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.log_steps = segment(tr("log steps"), tr("Logarithmic axis of steps: the beginning in detail"), self)
        self.log_values = segment(tr("log values"), tr("Logarithmic axis of values: small numbers in detail"), self)
        self._fields, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._fields.addWidget(self.list)
        for button in (self.log_steps, self.log_values):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.rows.addLayout(self._fields)
        self.rows.setAlignment(self._fields, Qt.AlignmentFlag.AlignLeft)
        self.rows.addLayout(self._buttons, 1)
        self.list.activated.connect(lambda _: self.measure_chosen.emit(self.list.currentData()))
        self.set_look(look)

    def show_choices(self, measures: Sequence[Measure], chosen: Measure) -> None:
        """Without a signal. The same entries stay as they are: the list may be open."""
        blocked = QSignalBlocker(self.list)
        entries = [(each.words, each.name) for each in measures]
        if entries != [(self.list.itemText(place), self.list.itemData(place)) for place in range(self.list.count())]:
            self.list.clear()
            for words, name in entries:
                self.list.addItem(words, name)
            self.list.setMinimumContentsLength(min(LONGEST, max(len(words) for words, _ in entries)))
        self.list.setCurrentIndex(self.list.findData(chosen.name))
        self.log_values.setVisible(chosen.is_curve)
        blocked.unblock()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for row in (self._fields, self._buttons):
            row.setSpacing(look.px(4))
        for button in (self.log_steps, self.log_values):
            fit_button(button, look)

    def arrange(self, width: int) -> int:
        """In one row where they fit this width, else in two; how high that gets, both in pixels."""
        height = self.stand_in_rows(one=True)
        return height if self.least_width() <= width else self.stand_in_rows(one=False)
