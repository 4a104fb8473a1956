"""The controls of one weight: which one, the next telling one, and back to where it stands by itself."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.site_words import site_words
from scoutview.graphics.widgets.buttons import fit_button, fit_number_field, pill_button
from scoutview.graphics.widgets.controls import HEIGHT, Controls
from scoutview.language import tr
from scoutview.panels.one_weight.choice_plan import Weight, Weights

TWO_ROWS = 560.0  # design pixels from which on all controls stand in two rows, where one has no room
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
TELLING = tr(
    "The next of the weights to look at: among the hundred with the largest slopes,\n"
    "one of each row of a matrix, the largest first"
)


class WeightControls(Controls):
    """Matrix, row and column; then the buttons."""

    weight_chosen = Signal(object)  # a Weight
    telling_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.sites = QComboBox()
        self.sites.setToolTip(tr("Which matrix of the model"))
        self.sites.setAccessibleName(tr("Weight matrix"))
        self.sites.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sites.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.row, self.column = QSpinBox(), QSpinBox()
        tips = (tr("Row: which number comes out"), tr("Column: which number goes in"))
        for field, prefix, tip in zip(
            (self.row, self.column),
            (tr("row ", "before its number"), tr("column ", "before its number")),
            tips,
            strict=True,
        ):
            field.setPrefix(prefix)
            field.setToolTip(tip)
            field.setAccessibleName(tip)
            field.setKeyboardTracking(False)  # a number is typed before it is chosen
            field.valueChanged.connect(self._choose)
        self.telling = pill_button(tr("Another telling one"), TELLING)
        self.back = pill_button(tr("Put it back"), tr("Leave this weight as the model has it"))
        self._which, self._place, self._buttons = QBoxLayout(ACROSS), QHBoxLayout(), QHBoxLayout()
        self._which.addWidget(self.sites)
        self._which.addLayout(self._place)
        for layout, widgets in ((self._place, (self.row, self.column)), (self._buttons, (self.telling, self.back))):
            for widget in widgets:
                layout.addWidget(widget)
        self._buttons.addStretch(1)
        self.rows.addLayout(self._which)
        self.rows.setAlignment(self._which, Qt.AlignmentFlag.AlignLeft)
        self.rows.addLayout(self._buttons)
        self.sites.activated.connect(self._choose)
        self.telling.clicked.connect(self.telling_asked)
        self.back.clicked.connect(self.back_asked)
        self._sides: Mapping[str, tuple[int, int]] = {}
        self.set_look(look)

    def show_weight(self, weights: Weights, weight: Weight, *, moved: bool) -> None:
        """Without a signal."""
        blocked = [QSignalBlocker(each) for each in (self.sites, self.row, self.column)]
        sides = {site: weights.sides(site) for site in weights.shapes}
        if sides != self._sides:
            self._sides = sides
            self.sites.clear()
            for site in sides:
                self.sites.addItem(site_words(site), site)
        self.sites.setCurrentIndex(self.sites.findData(weight.site))
        places = weight.row, weight.column
        for field, most, value in zip((self.row, self.column), sides[weight.site], places, strict=True):
            field.setRange(0, most - 1)
            field.setValue(value)
        del blocked
        self.back.setVisible(moved)

    def _choose(self) -> None:
        """What the fields say, as far as the matrix reaches."""
        site = self.sites.currentData()
        if site in self._sides:
            rows, columns = self._sides[site]
            self.weight_chosen.emit(
                Weight(site, min(self.row.value(), rows - 1), min(self.column.value(), columns - 1))
            )

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for layout in (self._which, self._place, self._buttons):
            layout.setSpacing(look.px(6))
        for button in (self.telling, self.back):
            fit_button(button, look, padding=26)
        for field in (self.row, self.column):
            fit_number_field(field, look)

    def arrange(self, width: int) -> int:
        """Take one row where the width allows it, two, or three with the place below its matrix; how high that gets."""
        narrow = width < TWO_ROWS * self.look.scale
        self._which.setDirection(DOWN if narrow else ACROSS)
        height = self.stand_in_rows(one=True)
        away = 0 if self.back.isVisibleTo(self) else self.back.sizeHint().width() + self._buttons.spacing()
        if self.least_width() + away > width:  # “Put it back” has its room, so that nothing jumps when it comes
            height = self.stand_in_rows(one=False)
        return height + (self.look.px(HEIGHT) + self.rows.spacing() if narrow else 0)
