"""Which part of the window each dock has, whatever its size: Qt itself gives what is lost or gained to some of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from scoutview.window.docks.frame import LEAST_BODY, TITLE_HEIGHT

LEAST_HEIGHT = TITLE_HEIGHT + LEAST_BODY - 2.0  # of a dock, in design pixels; no hand can give it less
LOW = 600.0  # design pixels of the host: in a lower one docks may have less
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
CLOSE_PX = 2  # what differs less is as it should be
MOST_ROUNDS = 4  # what docks need follows from their sizes, and comes a little later than these


class DockShares(QObject):
    """Notes the shares of docks as a hand leaves them, and holds them while the host or the scale changes."""

    rows_changed = Signal()

    def __init__(self, host: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(host)
        self._host, self._docks = host, docks
        self._shares: dict[str, tuple[float, float]] = {}
        self._scale = 1.0
        self._held_at: object = None  # the size of the host and the scale
        self._by_hand = False  # something else than this has given them their sizes
        self._drags = False  # a line between two of them, at this moment
        self._needs: list[tuple[int, ...]] = []  # the smallest sizes of the docks, then
        self._rounds = 0  # in which they changed since
        self.rows = 1  # how many docks stand below each other, where there are most
        self._outdated = False  # layouts still know what was needed at another scale
        self.paused = False  # while one dock has all of the host, or the docks have still to be placed
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        host.installEventFilter(self)

    def take_scale(self, scale: float) -> None:
        """The interface is drawn at another scale: what the docks need has changed."""
        if scale == self._scale:
            return
        self._scale, self._outdated = scale, True
        self.hold()
        self._later.start()

    def watch(self, dock: QDockWidget) -> None:
        """See when it is moved, or needs more."""
        dock.installEventFilter(self)
        dock.dockLocationChanged.connect(lambda _: self.note_later())
        dock.topLevelChanged.connect(lambda _: self.note_later())

    def note_later(self) -> None:
        """What the docks have once they are laid out is what they shall have."""
        if not self.paused:
            self._by_hand = True
            self._later.start()

    def forget(self) -> None:
        """Other docks are there, or they stand anew: what comes of that is noted."""
        self._shares.clear()
        self._held_at = self._now()
        self.note_later()

    def hold(self) -> None:
        """Give each dock its share again."""
        self._rounds = 0
        self._share_out()

    def _share_out(self) -> None:
        self._held_at, self._needs = self._now(), self._needed()
        known = [(dock, share) for dock in self._shown().values() if (share := self._share_of(dock)) is not None]
        if self.paused or len(known) < 2:
            return
        docks = [dock for dock, _ in known]
        for which, orientation in enumerate((ACROSS, DOWN)):
            whole = _along(self._host.size(), orientation)
            wanted = [max(1, round(share[which] * whole)) for _, share in known]
            have = [_along(dock.size(), orientation) for dock in docks]
            if any(abs(one - other) > CLOSE_PX for one, other in zip(wanted, have, strict=True)):
                self._host.resizeDocks(docks, wanted, orientation)

    def to_settings(self) -> dict[str, list[float]]:
        """To be kept, and given to `restore` at another size of the window."""
        return {name: [round(share, 4) for share in shares] for name, shares in self._shares.items()}

    def leaves_room(self, kept: Mapping[str, Any]) -> bool:
        """Whether with these shares each dock has the height that it needs, in a window that is not too low."""
        height = max(self._host.height() / self._scale, LOW)
        return all(down * height >= LEAST_HEIGHT for name, (_, down) in _read(kept).items() if name in self._docks)

    def restore(self, kept: Mapping[str, Any]) -> None:
        """What `to_settings` said; anything else is passed over."""
        self._shares |= _read(kept)
        self._by_hand = self._by_hand and not self._shares
        self.hold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:  # Qt has laid the docks out already
            self.hold()
        elif event.type() == QEvent.Type.Resize and self._drags:
            self.note_later()
        elif watched is self._host and isinstance(event, QMouseEvent):
            self._see_mouse(event)
        elif event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show) and not self._later.isActive():
            self._later.start()
        return False

    def _see_mouse(self, event: QMouseEvent) -> None:
        """Where no child is, there is a line between two docks; what a child passes on drags none."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._drags = self._host.childAt(event.position().toPoint()) is None
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._drags = False

    def _settle(self) -> None:
        if self.paused or not self._host.isVisible():
            return
        if self._outdated:
            self._outdated = False
            for dock in self._docks.values():
                if (layout := dock.widget().layout()) is not None:
                    layout.invalidate()
        if self._held_at != self._now():
            self.hold()
        elif self._by_hand:
            if (layout := self._host.layout()) is not None:
                layout.activate()  # this may come before the sizes that were asked for are given
            self._by_hand, self._rounds, self._needs = False, 0, self._needed()
            self._note()
        elif self._needs != self._needed() and self._rounds < MOST_ROUNDS:
            self._rounds += 1
            self._share_out()
        self._count_rows()

    def _note(self) -> None:
        size = self._host.size()
        for name, dock in self._shown().items():
            self._shares[name] = (dock.width() / max(1, size.width()), dock.height() / max(1, size.height()))

    def _count_rows(self) -> None:
        rows = _most_below_each_other([dock.geometry() for dock in self._shown().values()])
        if rows != self.rows:
            self.rows = rows
            self.rows_changed.emit()

    def _share_of(self, dock: QDockWidget) -> tuple[float, float] | None:
        """Its own, or that of another one in its place."""
        names = (each.objectName() for each in (dock, *self._host.tabifiedDockWidgets(dock)))
        return next((self._shares[name] for name in names if name in self._shares), None)

    def _needed(self) -> list[tuple[int, ...]]:
        return sorted(dock.minimumSizeHint().toTuple() for dock in self._shown().values())

    def _now(self) -> object:
        return self._host.size().toTuple(), self._scale

    def _shown(self) -> dict[str, QDockWidget]:
        """Those in the host that can be seen: of several in one place the one in front."""
        return {
            name: dock
            for name, dock in self._docks.items()
            if dock.isVisible() and not dock.isFloating() and not dock.visibleRegion().isEmpty()
        }


def _read(kept: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {
        name: (shares[0], shares[1])
        for name, shares in kept.items()
        if isinstance(shares, list) and len(shares) == 2 and all(isinstance(each, float) for each in shares)
    }


def _most_below_each_other(places: Sequence[QRect]) -> int:
    """How many of the places a line from top to bottom meets at most."""
    middles = [place.center().x() for place in places]
    return max((sum(each.left() <= x <= each.right() for each in places) for x in middles), default=1)


def _along(size: QSize, orientation: Qt.Orientation) -> int:
    return size.width() if orientation == ACROSS else size.height()
