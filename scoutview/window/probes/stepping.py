"""The arrow keys that step a number."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def arrow_step(event: QEvent) -> int:
    """1 for the arrow up, -1 for the arrow down, 0 for all else."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return STEPS.get(Qt.Key(event.key()), 0)
    return 0
