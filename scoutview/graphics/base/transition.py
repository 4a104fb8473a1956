"""The one way in which something moves by itself, and in which it does not where nobody wants motion."""

from PySide6.QtCore import QObject, QVariantAnimation


class Transition(QVariantAnimation):
    """Goes from 0 to 1 in so many milliseconds and tells by `valueChanged`; `finished` tells that it is at its end."""

    def __init__(self, duration_ms: int, parent: QObject) -> None:
        super().__init__(parent, duration=duration_ms, startValue=0.0, endValue=1.0)

    def run(self, *, moves: bool) -> None:
        """From the beginning; at its end at once where nothing `moves`."""
        self.stop()
        if moves:
            self.valueChanged.emit(0.0)  # at its next turn Qt begins with what has passed by then
            self.start()
        else:
            self.finished.emit()
