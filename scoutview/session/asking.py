"""Asking the observer: when, which question is the newest, and whether it has been answered."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scoutview.observing.news import Answered, View
from scoutview.observing.observer import Observer
from scoutview.session.audience import Audience

FOLLOWED_ASK_MS = 20  # from the curves of a new frame to what is asked of it: they are painted meanwhile, undisturbed
BUSY_MS = 300  # an answer that takes longer is told to be on its way


class Asking(QObject):
    """Asks what `view_now` says, numbered; None asks nothing.

    With `elsewhere` another program answers, and is asked before the window is painted.
    """

    shown = Signal()  # the panels on screen were given what there is for them
    settled = Signal()  # all that was asked is answered and shown
    busy_changed = Signal()
    _moved = Signal()

    def __init__(
        self,
        observer: Observer,
        audience: Audience,
        view_now: Callable[[], View | None],
        parent: QObject,
        *,
        elsewhere: bool,
    ) -> None:
        super().__init__(parent)
        self._observer, self._audience, self._view_now = observer, audience, view_now
        self._elsewhere = elsewhere
        self.is_busy = False  # an answer is taking its time
        self._is_closed = False
        self._number = self._shown_number = 0
        self._settled = False  # the newest view is answered whole; to be told once it is shown
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.ask)
        self._patience = QTimer(self, singleShot=True, interval=BUSY_MS)
        self._patience.timeout.connect(lambda: self._tell_busy(True))
        self._moved.connect(self._ask_before_painting, Qt.ConnectionType.QueuedConnection)
        audience.served.connect(self._note_served)

    def ask(self) -> None:
        """Ask for all that the panels on screen need now."""
        view = None if self._is_closed else self._view_now()
        if view is None:
            return
        self._soon.stop()
        self._number += 1  # only now: a panel that learns of new curves on the way may have asked by itself
        if not self._patience.isActive():
            self._patience.start()
        self._audience.show_place(view)  # first: two threads at once wait for each other
        self._observer.look(replace(view, number=self._number))

    def ask_soon(self, *, followed: bool) -> None:
        """The cursor moved. Of several moves the last one asks; a followed run is asked behind its curves."""
        if not followed:
            self._soon.start(0)  # once the timeline is painted: two threads at once wait for each other
            if self._elsewhere:
                self._moved.emit()
        elif not self._soon.isActive():
            self._soon.start(FOLLOWED_ASK_MS)

    def _ask_before_painting(self) -> None:
        """Another program computes while the timeline is painted; of several moves the last one asks."""
        if self._soon.isActive():
            self.ask()

    def close(self) -> None:
        """Nothing is asked any more, and no answer that was on its way is shown."""
        self._is_closed = True
        self._soon.stop()
        self._patience.stop()

    # what comes back

    def is_newest(self, view: View) -> bool:
        return view.number == self._number

    def show(self, answered: Answered) -> None:
        """Have these answers shown, unless newer ones were."""
        number = answered.view.number
        if self._is_closed or (number <= self._shown_number and number != self._number):
            return
        self._shown_number = number
        self._settled = not (answered.unfolding or answered.waiting or answered.late)
        if number == self._number and not answered.waiting:
            self._patience.stop()
        elif not answered.waiting:
            self._patience.start()  # answers keep coming, though not yet the newest
        if not answered.waiting:
            self._tell_busy(False)
        self._audience.show_answers(answered)

    def give_up(self) -> None:
        """There may be no answer: why is told elsewhere."""
        self._patience.stop()
        self._tell_busy(False)

    def _note_served(self) -> None:
        self.shown.emit()
        QTimer.singleShot(0, self, self._observer.note_shown)  # the last one is painted in between
        if self._settled and self._shown_number == self._number and not self._soon.isActive():
            self._settled = False  # earlier answers may come to their end again
            self.settled.emit()

    def _tell_busy(self, is_busy: bool) -> None:
        if is_busy != self.is_busy:
            self.is_busy = is_busy
            self.busy_changed.emit()
