"""The drawing pad over the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from scoutview.graphics.base.look import Look
from scoutview.language import tr
from scoutview.window.probes.drawing_pad import DrawingPad
from scoutview.window.probes.popover import ProbePopover


class PadPopover(ProbePopover):
    """The pad with its buttons under an invitation to draw, open until one clicks elsewhere."""

    def __init__(self, pad: DrawingPad, invitation: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as wide as the pad; the words take lines
        layout.setContentsMargins(*[look.px(12)] * 4)
        hint = QLabel(tr("{invitation} The model answers after each stroke.").format(invitation=invitation), self)
        hint.setProperty("role", "label")
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addWidget(pad, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        for word, tooltip, action in (
            (tr("Undo"), tr("Take the last stroke back"), pad.undo),
            (tr("Clear"), tr("Start again"), pad.clear),
            (tr("Done"), tr("Close  (Esc)"), self.hide),
        ):
            button = QPushButton(word, self)
            button.setToolTip(tooltip)
            button.clicked.connect(action)
            buttons.addWidget(button)
        layout.addLayout(buttons)
