"""The one timer of a session: fast while the timeline plays, slow while a run trains, still otherwise."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

PLAYING_MS = 16
TRAINING_MS = 100


class Pulse(QObject):
    """Says how much time went by since it last did."""

    ticked = Signal(float)  # seconds

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticked_s = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    def keep_pace(self, *, playing: bool, training: bool) -> None:
        """As fast as what goes on needs it."""
        if not playing and not training:
            self.stop()
            return
        period_ms = PLAYING_MS if playing else TRAINING_MS
        if not self._timer.isActive() or self._timer.interval() != period_ms:
            self._ticked_s = time.monotonic()
            self._timer.start(period_ms)

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now_s = time.monotonic()
        elapsed_s, self._ticked_s = now_s - self._ticked_s, now_s
        self.ticked.emit(elapsed_s)
