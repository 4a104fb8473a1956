"""The controls of the attention panel: which view, a switch for the chosen head, a pattern."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr, translated

ROW = 32.0
VIEWS = {
    "text": (tr("This text"), tr("How each token of the text is read")),
    "steps": (tr("Step by step"), tr("Where a percentage comes from: query, key, score, softmax, value")),
    "run": (tr("Over the run"), tr("When each head learned what")),
}


class HeadControls(QWidget):
    """Plain widgets; what they mean is for the panel."""

    view_chosen = Signal(str)
    switch_clicked = Signal()
    pattern_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        self.look = look
        self.view_buttons = {name: self._view_button(name) for name in VIEWS}
        self.switch = QPushButton()
        self.switch.setProperty("role", "pill")
        self.switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.switch.clicked.connect(self.switch_clicked)
        self.patterns = QComboBox()
        self.patterns.setAccessibleName(tr("Pattern"))
        self.patterns.setToolTip(tr("Which pattern the curves tell of"))
        self.patterns.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.patterns.activated.connect(self.pattern_chosen)
        self._lay_out()
        self.show_view("text")
        self.set_look(look)

    def _view_button(self, name: str) -> QPushButton:
        word, tip = VIEWS[name]
        button = segment(word, tip)
        button.clicked.connect(lambda _checked: self.view_chosen.emit(name))
        return button

    def _lay_out(self) -> None:
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._views = QHBoxLayout()
        one_of = QButtonGroup(self)
        for button in self.view_buttons.values():
            one_of.addButton(button)
            self._views.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._views.addStretch(1)
        self._choices = QHBoxLayout()
        for widget in (self.switch, self.patterns):
            self._choices.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._choices.addStretch(1)
        self._rows.addLayout(self._views)
        self._rows.addLayout(self._choices)

    def set_look(self, look: Look) -> None:
        self.look = look
        self._rows.setSpacing(0)
        self._views.setSpacing(look.px(2))
        self._choices.setSpacing(look.px(6))
        for button in self.view_buttons.values():
            fit_button(button, look)
        fit_button(self.switch, look, padding=30)

    def show_view(self, name: str, offered: Collection[str] = tuple(VIEWS)) -> None:
        """Press the segment of this view, without a signal; only those offered and what belongs to it can be chosen."""
        for each, button in self.view_buttons.items():
            button.setVisible(each in offered)
        self.view_buttons[name].setChecked(True)
        self.switch.setVisible(name != "run")
        self.patterns.setVisible(name == "run")

    def show_switch(self, head: str, *, off: bool, refusal: str = "") -> None:
        """The switch of the chosen `head`; with a refusal it only says why it cannot be used."""
        text = tr("Switch this head on") if off else tr("Switch this head off")
        if text != self.switch.text():
            self.switch.setText(text)
            fit_button(self.switch, self.look, padding=30)
        see = tr("See what the model says with {head}") if off else tr("See what the model says without {head}")
        tip = refusal or see.format(head=head)
        if tip != self.switch.toolTip():  # Qt would tell all who watch, at each frame
            self.switch.setToolTip(tip)
        self.switch.setEnabled(not refusal)

    def show_patterns(self, names: Sequence[str], chosen: int) -> None:
        """List the patterns, without a signal."""
        with QSignalBlocker(self.patterns):
            words = [translated(name) for name in names]
            if [self.patterns.itemText(row) for row in range(self.patterns.count())] != words:
                self.patterns.clear()
                self.patterns.addItems(words)
            self.patterns.setCurrentIndex(chosen)

    def arrange(self, width: float) -> float:
        """Take one row where this many design pixels allow it, else two; how high that gets, in design pixels."""
        needed = self._views.minimumSize().width() + max(self.switch.minimumWidth(), self.patterns.sizeHint().width())
        wide = width * self.look.scale >= needed + self.look.px(8)
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._rows.setStretch(0, int(wide))  # what is left over stands between the two, or behind each
        return ROW if wide else 2 * ROW
