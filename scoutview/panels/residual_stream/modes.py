"""The choices of the residual stream: what its cells tell, and whether heads are told one by one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import fit_button
from scoutview.graphics.widgets.segment import segment

# words where there is room, words where there is little, and what is told of them
MODES = {
    "says": ("What it would say", "It says", "The token that the model would say if it stopped there"),
    "length": ("How long", "Length", "The length of the vector after each part"),
    "added": ("What was added", "Added", "The length of what each part added"),
}
SPACING = 2


class StreamModes(QWidget):
    """A row of segments; what they mean is for the panel."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("control", True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for mode, (words, _, tip) in MODES.items():
            button = segment(words, tip)
            button.setAccessibleName(words)
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, mode=mode: self.chosen.emit(mode))
            self.buttons[mode] = button
            layout.addWidget(button)
        layout.addStretch(1)
        self.heads = segment("By heads", "Each head of attention for itself")
        layout.addWidget(self.heads)

    def fit(self, look: Look, width: int) -> bool:
        """None narrower than its words, short ones where the others have no room in this width; whether these have."""
        shown = (*self.buttons.values(), self.heads)
        for place in (0, 1):
            for mode, button in self.buttons.items():
                button.setText(MODES[mode][place])
            for button in shown:
                fit_button(button, look)
            if sum(button.minimumWidth() for button in shown) + SPACING * len(shown) <= width:
                return True
        return False
