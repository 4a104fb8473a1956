"""The choices of the residual stream: what its cells tell, and whether heads are told one by one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.buttons import button_width, fit_button
from scoutview.graphics.widgets.segment import segment
from scoutview.language import tr

# words where there is room, words where there is little, and what is told of them
MODES = {
    "says": (tr("What it would say"), tr("It says"), tr("The token that the model would say if it stopped there")),
    "length": (tr("How long"), tr("Length"), tr("The length of the vector after each part")),
    "added": (tr("What was added"), tr("Added"), tr("The length of what each part added")),
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
        self.heads = segment(tr("By heads"), tr("Each head of attention for itself"))
        layout.addWidget(self.heads)

    def fit(self, look: Look, width: int) -> bool:
        """None narrower than its words, short ones where the others have no room in this width; whether these have."""
        forms = [[MODES[mode][place] for mode in self.buttons] for place in (0, 1)]
        for words in forms:
            shown = (*words, self.heads.text())
            has_room = sum(button_width(word, look) for word in shown) + SPACING * len(shown) <= width
            if has_room:
                break
        for button, word in zip(self.buttons.values(), words, strict=True):
            button.setText(word)
        for button in (*self.buttons.values(), self.heads):
            fit_button(button, look)
        return has_room
