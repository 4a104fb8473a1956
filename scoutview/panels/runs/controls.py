"""The choices of how runs are compared: which metric, over what, coloured by which setting, and the axes."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.curves_words import metric_in_words
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr
from scoutview.panels.runs.colours_plan import setting_word
from scoutview.panels.runs.lines_plan import ACROSS
from scoutview.panels.runs.plan import Comparison
from scoutview.panels.runs.words import across_tip, across_words

ROUND_ENTRY = 46.0  # what a field's style leaves round its entry, a little room included


class RunControls(Controls):
    """Two fields, then buttons; what has no second choice is not there."""

    metric_chosen = Signal(str)
    across_chosen = Signal(str)
    colour_chosen = Signal(str)
    log_across_turned = Signal(bool)
    log_up_turned = Signal(bool)
    all_labs_turned = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.metrics = _field(tr("Which metric"), tr("What is compared of each run"))
        self.colours = _field(tr("Coloured by"), tr("Which setting the colours tell of"))
        self.acrosses = {name: segment(across_words(name), across_tip(name), self) for name in ACROSS}
        self.log_across = segment(tr("log across"), tr("Logarithmic axis across: the beginning in detail"), self)
        self.log_up = segment(tr("log up"), tr("Logarithmic axis upwards: small differences late in training"), self)
        self.all_labs = segment(
            tr("all labs"), tr("Runs of other labs in this folder as well, by what they share"), self
        )
        self._fields, self._buttons = QHBoxLayout(), QHBoxLayout()
        for field in (self.metrics, self.colours):
            self._fields.addWidget(field)
        one_of = QButtonGroup(self)
        for name, button in self.acrosses.items():
            one_of.addButton(button)
            self._buttons.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self.across_chosen.emit(name))
        for button in (self.log_across, self.log_up, self.all_labs):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.rows.addLayout(self._fields)
        self.rows.setAlignment(self._fields, Qt.AlignmentFlag.AlignLeft)
        self.rows.addLayout(self._buttons)
        self.metrics.activated.connect(lambda _: self.metric_chosen.emit(self.metrics.currentData()))
        self.colours.activated.connect(lambda _: self.colour_chosen.emit(self.colours.currentData()))
        self.log_across.clicked.connect(self.log_across_turned)
        self.log_up.clicked.connect(self.log_up_turned)
        self.all_labs.clicked.connect(self.all_labs_turned)
        self.set_look(look)

    def show_choices(self, compared: Comparison, *, all_labs: bool) -> None:
        """Without a signal."""
        fields = (
            (self.metrics, [(metric_in_words(name), name) for name in compared.metrics], compared.metric),
            (
                self.colours,
                [(tr("colour: {setting}").format(setting=setting_word(name)), name) for name in compared.names],
                compared.colour.name,
            ),
        )
        for field, entries, chosen in fields:
            _fill(field, entries, chosen)
            field.setVisible(len(entries) > 1)
        self._fit_fields()
        for name, button in self.acrosses.items():
            button.setVisible(name in compared.acrosses)
            button.setChecked(name == compared.across)
        self.log_across.setChecked(compared.log_across)
        self.log_up.setChecked(compared.log_up)
        self.all_labs.setVisible(compared.others > 0 or all_labs)
        self.all_labs.setChecked(all_labs)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for row in (self._fields, self._buttons):
            row.setSpacing(look.px(4))
        for button in self._every_button():
            fit_button(button, look)
        self._fit_fields()

    def _fit_fields(self) -> None:
        """Never narrower than their longest entry: with large text a size hint is short of it by a few pixels."""
        for field in (self.metrics, self.colours):
            entries = [field.itemText(place) for place in range(field.count())]
            widest = max(map(field.fontMetrics().horizontalAdvance, entries), default=0)
            field.setMinimumWidth(widest + self.look.px(ROUND_ENTRY))

    def _every_button(self) -> Sequence[QPushButton]:
        return (*self.acrosses.values(), self.log_across, self.log_up, self.all_labs)

    def arrange(self, width: int) -> int:
        """In one row where they fit this width, else in two; how high that gets, both in pixels."""
        height = self.stand_in_rows(one=True)
        return height if self.least_width() <= width else self.stand_in_rows(one=False)


def _field(name: str, tip: str) -> QComboBox:
    field = QComboBox()
    field.setAccessibleName(name)
    field.setToolTip(tip)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return field


def _fill(field: QComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    """The same entries stay as they are: the list may be open."""
    blocked = QSignalBlocker(field)
    if entries != [(field.itemText(each), field.itemData(each)) for each in range(field.count())]:
        field.clear()
        for word, name in entries:
            field.addItem(word, name)
    field.setCurrentIndex(field.findData(chosen))
    blocked.unblock()
