"""Which class the evidence is for."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import likelihood
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.language import tr

LISTED = 12  # rows of the list that are seen at once


class ClassControls(Controls):
    """A field that lists all classes, the likeliest first, and finds one by a part of its name."""

    class_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._listed: tuple[int, ...] = ()
        self.classes = QComboBox()
        self.classes.setEditable(True)
        self.classes.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.classes.setMaxVisibleItems(LISTED)
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.classes.setMinimumContentsLength(18)
        self.classes.setAccessibleName(tr("Class"))
        self.classes.setToolTip(tr("Evidence for which class; type a part of a name to find any of them"))
        completer = QCompleter(self.classes.model(), self.classes)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.classes.setCompleter(completer)
        self.classes.activated.connect(self._choose)
        self.rows.addWidget(self.classes, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows.addStretch(1)
        self.set_look(look)

    def show_classes(self, names: Sequence[str], probabilities: Sequence[float], order: Sequence[int]) -> None:
        """All classes in this order, each with how likely it is."""
        if tuple(order) == self._listed:
            return
        self._listed = tuple(order)
        with QSignalBlocker(self.classes):
            self.classes.clear()
            self.classes.addItems([f"{names[each]}  {likelihood(probabilities[each])}" for each in order])

    def show_class(self, number: int) -> None:
        """The one that is on screen, without a signal; left alone while somebody types."""
        if number in self._listed and not self._is_typed_in():
            with QSignalBlocker(self.classes):
                self.classes.setCurrentIndex(self._listed.index(number))

    def _is_typed_in(self) -> bool:
        line = self.classes.lineEdit()
        return line is not None and line.hasFocus() and line.isModified()

    def arrange(self, width: int) -> int:
        """One row; how high that gets, in pixels."""
        return self.look.px(HEIGHT)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.class_chosen.emit(self._listed[row])
