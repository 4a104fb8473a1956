"""The clock behind a matrix product that plays: it runs only while it plays."""

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from scoutview.panels.matrix_multiply.play_plan import Place, advanced, play_from, seconds_left, step
from scoutview.panels.matrix_multiply.product_plan import Window

TICK_MS = 16


class MatrixPlayer(QObject):
    """Moves a Place through a Window; every change is told, the last one complete."""

    moved = Signal(object)  # Place
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = 1.0
        self._place = Place()
        self._window: Window | None = None
        self._terms = 0
        self._one_cell = False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it goes on from cell to cell; a single step is no playing."""
        return self._timer.isActive() and not self._one_cell

    def play(self, place: Place, window: Window, terms: int) -> None:
        """From here on, or from the beginning; `terms` are seen of each cell's sum."""
        self._start(play_from(place, window), window, terms, one_cell=False)

    def step(self, place: Place, window: Window, terms: int) -> None:
        """Form one more cell, then rest."""
        self._start(replace(step(place, window), stepped=True), window, terms, one_cell=True)

    def stop(self) -> None:
        """Rest; the cell that was being formed is completed at once."""
        if not self._timer.isActive():
            return
        was_playing = self.playing
        self._timer.stop()
        self._move(self._place.settled())
        if was_playing:
            self.playing_changed.emit(False)

    def _start(self, place: Place, window: Window, terms: int, *, one_cell: bool) -> None:
        self._timer.stop()
        self._window, self._terms, self._one_cell = window, terms, one_cell
        self._move(place)
        if place.formed < 1:
            self._clock.start()
            self._timer.start()
        self.playing_changed.emit(self.playing)

    def _move(self, place: Place) -> None:
        self._place = place
        self.moved.emit(place)

    def _tick(self) -> None:
        if self._window is None:
            return
        seconds = self._clock.restart() / 1000 * self.speed
        if self._one_cell and seconds >= seconds_left(self._place, self._window, self._terms):
            self.stop()
            return
        place, finished = advanced(self._place, self._window, seconds, self._terms)
        if finished:
            self._place = place
            self.stop()
        else:
            self._move(place)
