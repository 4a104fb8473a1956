"""The area of the panels: the docks of the lab on screen, which can be seen, and what is kept of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QPointF, QRect, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTabWidget, QWidget

from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.linked_steps import StepLink
from scoutview.graphics.widgets.zoomable import Zoomable
from scoutview.labs.declaration import Arrangement
from scoutview.labs.lab import Lab
from scoutview.panels.lacking_panel import panels_offered
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.window.docks.arrangement import arrange, dress_tabs, share_out, with_beside
from scoutview.window.docks.dock import PanelDock
from scoutview.window.docks.formula import FormulaPopover
from scoutview.window.docks.frame import HEADER_HEIGHT
from scoutview.window.docks.shares import DockShares

LEAST_PICTURE = 110.0  # design pixels below the header of a dock, for which text gets smaller first
LEAST_AREA = 310.0  # of all docks, however few stand below each other


RESTED_MS = 200  # after the last answer: only then is told what is seen


class DockArea(QObject):
    """Makes the docks that a lab feeds, inside `host`, and has the session feed their panels."""

    filled = Signal()  # with the docks of another lab
    export_asked = Signal(object)  # a Panel
    key_pressed = Signal(object)  # a QKeyEvent that nothing in a floating panel wanted
    probe_written = Signal(str)  # a probe that was clicked in a panel
    intervention_written = Signal(str)  # an intervention that was
    run_chosen = Signal(str)  # the path of a recording that was
    setting_chosen = Signal(str, object)  # one that may change while it trains, and its new value

    def __init__(
        self, session: Session, panels: Sequence[type[Panel]], store: QSettings, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.host = QMainWindow(parent, Qt.WindowType.Widget)
        self.host.setDockNestingEnabled(True)
        self.host.setAnimated(False)  # while a dock moves to its place, Qt remembers those that may end meanwhile
        self.host.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.docks: dict[str, PanelDock] = {}
        self._kept_as = ""  # where they stand is remembered under this name; empty until there are some
        self.shares = DockShares(self.host, self.docks)
        self._lacking: Mapping[str, str] = {}  # what its model cannot answer
        self._arrangement: Arrangement = ()  # of that lab
        self._are_placed = False  # a moment after they were made
        self._session, self._classes, self._look = session, panels, look
        self._memory = DockMemory(store)
        self.step_link = StepLink(self.host, on=self._memory.same_steps())
        self.step_link.switched.connect(self._memory.keep_same_steps)
        self._maximised: tuple[str, QByteArray] | None = None  # and how all stood before
        self._last_panel: Panel | None = None
        self._measured: bool | None = None  # whether the run has measures, as far as the docks show it
        session.curves_changed.connect(self._offer_measures)
        self._rested = QTimer(self, singleShot=True, interval=RESTED_MS)
        self._rested.timeout.connect(self._describe)
        session.shown.connect(self._rest)
        self._seen: frozenset[str] = frozenset()  # the panels on screen when the session was last asked
        self._look_again = QTimer(self, singleShot=True)
        self._look_again.timeout.connect(self._ask_for_uncovered)

    def set_look(self, look: Look) -> None:
        self._look = look
        margin = look.px(8)
        self.host.setContentsMargins(margin, 0, margin, margin)
        for dock in self.docks.values():
            dock.set_look(look)
        self.shares.take_scale(look.scale)

    def room_needed(self) -> tuple[int, int]:
        """The least width and height for docks with a header and some picture each."""
        least = self.host.minimumSizeHint()
        rows = self.shares.rows * self._look.px(HEADER_HEIGHT + LEAST_PICTURE)
        rows = max(rows + self._look.px(8) * self.shares.rows, self._look.px(LEAST_AREA))
        return least.width(), max(least.height(), rows)

    # all docks

    def fill(self, lab: Lab[Any, Any]) -> None:
        """Docks for all panels that this lab feeds, instead of those before."""
        self._end_drags()
        for dock in self.docks.values():
            self._session.detach(dock.panel)
            self.host.removeDockWidget(dock)
            for part in (dock, dock.panel):  # what was clicked just before is of the other lab
                part.blockSignals(True)
            dock.deleteLater()
        self.docks.clear()
        for panel_class in panels_offered(self._classes, lab.channels, lab.missing(), lab.standing_still):
            self._add(panel_class(self._look))
        self._lacking = lab.lacking()
        self._kept_as, self._maximised, self._seen = kept_as(lab), None, frozenset()
        self._are_placed, self.shares.paused = False, True
        beside = {name: dock.panel.stands_beside for name, dock in self.docks.items() if dock.panel.stands_beside}
        self._arrangement = with_beside(lab.arrangement, beside)
        arrange(self.host, self.docks, self._arrangement)
        self._memory.recall_choices(self._kept_as, self.docks)
        self.filled.emit()
        QTimer.singleShot(0, self, self.place)  # sizes hold once the docks are on screen

    def are_for(self, lab: Lab[Any, Any]) -> bool:
        """Whether the docks are those of this lab, and of a model that can answer the same."""
        return (self._kept_as, self._lacking) == (kept_as(lab), lab.lacking())

    def place(self) -> None:
        """Where the user left them, else where they stand at first."""
        self._end_drags()
        self._are_placed, self.shares.paused = True, False
        self.shares.forget()
        if not self._memory.place(self._kept_as, self.host, self.shares):
            share_out(self.host, self.docks, self._arrangement)
        self._measured = None
        self._offer_measures()
        dress_tabs(self.host)

    def show_all(self) -> None:
        """Pictures that are zoomed show all again, unless they are of several runs: what was seen is of another one."""
        for dock in (dock for dock in self.docks.values() if not dock.panel.compares_runs):
            for picture in dock.panel.findChildren(Zoomable):
                if picture.is_zoomed:
                    picture.show_all()

    def keep(self) -> None:
        """Remember where they stand, once they do."""
        if self._are_placed:
            self._memory.keep(self._kept_as, self.host, self.docks, self.shares)

    def reset(self) -> None:
        """All panels back to where they stood at first."""
        self.leave_maximised()
        self._end_drags()
        self.shares.forget()
        arrange(self.host, self.docks, self._arrangement)
        self._measured = None
        self._offer_measures()
        share_out(self.host, self.docks, self._arrangement)

    # one of them

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        self.docks[name].show()
        self.docks[name].raise_()

    def show_curves_again(self) -> None:
        """To each panel those that it has: what was chosen in it while nothing trains does not hold."""
        for dock in self.docks.values():
            dock.panel.show_curves(dock.panel.curves)

    def show_comparison(self) -> None:
        """Bring the panel to the front that holds the runs of a folder against each other, whatever they are."""
        for name, dock in self.docks.items():
            if dock.panel.compares_runs and not dock.panel.needs:
                self.show_panel(name)
                return

    def toggle_panel(self, name: str) -> None:
        """Bring a panel to the front, or put it away where it can be seen."""
        self.leave_maximised()
        if self.docks[name].panel.is_on_screen():
            self.docks[name].hide()
        else:
            self.show_panel(name)

    def open_part(self, name: str, choices: Mapping[str, Any]) -> None:
        """Bring this panel to the front, with these of its choices."""
        dock = self.docks.get(name)
        if dock is None:
            return
        if self._maximised is not None and self._maximised[0] != name:
            self.leave_maximised()
        dock.panel.restore({**dock.panel.view_settings(), **choices})
        self.show_panel(name)
        self._session.ask()

    def toggle_maximised(self, name: str) -> None:
        """One panel over all of the area, or all as before."""
        if self.leave_maximised():
            return
        self._end_drags()
        self._maximised, self.shares.paused = (name, self.host.saveState()), True
        for other, dock in self.docks.items():
            dock.setVisible(other == name)
        self.docks[name].setFloating(False)
        self.docks[name].set_maximised(True)

    def leave_maximised(self) -> bool:
        """All panels as before, where one has all of the area; whether one had."""
        if self._maximised is None:
            return False
        self._end_drags()
        (name, state), self._maximised = self._maximised, None
        self.host.restoreState(state)
        self.shares.paused = False
        self.shares.hold()  # the window may have another size by now
        self._offer_measures()
        dress_tabs(self.host)
        self.docks[name].set_maximised(False)
        return True

    def maximise_in_use(self) -> None:
        """The panel in use over all of the area, or all as before."""
        if not self.leave_maximised() and (dock := self._dock_in_use()) is not None:
            self.toggle_maximised(dock.panel.name)

    def note_click(self, widget: QWidget) -> None:
        """The panel that was clicked is the one in use."""
        for dock in self.docks.values():
            if dock.isAncestorOf(widget):
                self._last_panel = dock.panel

    def export_in_use(self) -> None:
        """Ask for an export of the panel in use."""
        if (dock := self._dock_in_use()) is not None:
            self.export_asked.emit(dock.panel)

    def show_formula_in_use(self) -> None:
        """The formula of the panel in use."""
        if (dock := self._dock_in_use()) is not None:
            self._show_formula(dock)

    # inside

    def _offer_measures(self) -> None:
        """Panels that show measures are there while the run has some: a tab that comes stands behind the others."""
        has = bool(self._session.curves.measures)
        if has is self._measured or self._maximised is not None or not self._are_placed:
            return
        self._measured = has
        for dock in (dock for dock in self.docks.values() if dock.panel.shows_measures):
            dock.setVisible(has)

    def _rest(self) -> None:
        self._rested.start()

    def _describe(self) -> None:
        """Of what is on screen, to those who do not see it."""
        for dock in docks_on_screen(self.docks):
            dock.panel.describe()

    def _end_drags(self) -> None:
        """As if the mouse let go: while something is dragged Qt remembers all docks, and those that end now as well."""
        kind, keys, place = QEvent.Type.MouseButtonRelease, Qt.KeyboardModifier.NoModifier, QPointF(QCursor.pos())
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for dragged in (self.host, *self.docks.values(), *self.host.findChildren(QTabBar)):
            QApplication.sendEvent(dragged, QMouseEvent(kind, dragged.mapFromGlobal(place), place, left, none, keys))

    def _dock_in_use(self) -> PanelDock | None:
        """That of the panel last clicked, else the largest on screen."""
        shown = [dock for dock in self.docks.values() if dock.panel.is_on_screen()]
        for dock in shown:
            if dock.panel is self._last_panel:
                return dock
        return max(shown, key=lambda dock: dock.panel.width() * dock.panel.height(), default=None)

    def _add(self, panel: Panel) -> None:
        dock = PanelDock(panel, self._look, self.host)
        self.docks[panel.name] = dock
        dock.maximise_asked.connect(lambda: self.toggle_maximised(panel.name))
        dock.export_asked.connect(lambda: self.export_asked.emit(panel))
        dock.formula_asked.connect(lambda: self._show_formula(dock))
        dock.key_pressed.connect(self.key_pressed)
        dock.visibilityChanged.connect(lambda _: self._look_again.start())
        dock.body.resized.connect(self._look_again.start)  # from no height to some, for one
        self.shares.watch(dock)
        dock.dockLocationChanged.connect(lambda _: QTimer.singleShot(0, lambda: dress_tabs(self.host)))
        panel.step_chosen.connect(self._session.timeline.go_to)
        panel.probe_chosen.connect(self.probe_written)
        panel.intervention_chosen.connect(self.intervention_written)
        panel.run_chosen.connect(self.run_chosen)
        panel.setting_chosen.connect(self.setting_chosen)
        panel.part_chosen.connect(self.open_part)
        self.step_link.join(panel)
        self._session.attach(panel)

    def _show_formula(self, dock: PanelDock) -> None:
        FormulaPopover(dock.panel, self._look, self.host.window()).open_beside(dock)

    def _ask_for_uncovered(self) -> None:
        """Ask again once a panel can be seen that could not before."""
        seen = frozenset(name for name, dock in self.docks.items() if dock.panel.is_on_screen())
        if seen - self._seen:
            self._session.ask()
            self._rest()  # one that asks nothing is told of, too
        self._seen = seen


def answers_on_screen(docks: Mapping[str, PanelDock]) -> list[QRect]:
    """Where those stand that one looks at while a probe is drawn."""
    shown = [dock for dock in docks_on_screen(docks) if dock.panel.answers_first]
    return [QRect(dock.mapToGlobal(QPoint(0, 0)), dock.size()) for dock in shown]


def docks_on_screen(docks: Mapping[str, PanelDock]) -> list[PanelDock]:
    """Those that can be seen, from left to right and from top to bottom."""
    shown = [dock for dock in docks.values() if dock.panel.is_on_screen()]
    return sorted(shown, key=lambda dock: dock.mapToGlobal(QPoint(0, 0)).toTuple())


def kept_as(lab: Lab[Any, Any]) -> str:
    """The name under which is remembered where its panels stand."""
    return f"{lab.name}-{lab.arranged_as}" if lab.arranged_as else lab.name


class DockMemory:
    """In the settings of the program, by the name of the lab, and of the kind of its models."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def keep(self, kept_as: str, host: QMainWindow, docks: Mapping[str, PanelDock], shares: DockShares) -> None:
        """Where the docks stand now, and what is chosen in their panels."""
        self._store.setValue(f"docks/{kept_as}", host.saveState())
        self._store.setValue(f"shares/{kept_as}", json.dumps(shares.to_settings()))
        choices = {name: dict(dock.panel.view_settings()) for name, dock in docks.items()}
        self._store.setValue(f"choices/{kept_as}", json.dumps(choices))

    def same_steps(self) -> bool:
        """Whether all plots of the window show the same steps."""
        return self._store.value("plots/same_steps", True, bool) is True

    def keep_same_steps(self, on: bool) -> None:
        self._store.setValue("plots/same_steps", on)

    def place(self, kept_as: str, host: QMainWindow, shares: DockShares) -> bool:
        """Put the docks where they stood, in a window that may have another size.

        False where that is not known, or leaves one of them without a picture.
        """
        state, kept = self._store.value(f"docks/{kept_as}"), self._kept(f"shares/{kept_as}")
        known = isinstance(state, QByteArray) and shares.leaves_room(kept) and host.restoreState(state)
        if known:
            shares.restore(kept)
        return known

    def recall_choices(self, kept_as: str, docks: Mapping[str, PanelDock]) -> None:
        """Choose in the panels what was chosen."""
        choices = self._kept(f"choices/{kept_as}")
        for name, dock in docks.items():
            if isinstance(choices.get(name), dict):
                dock.panel.restore(choices[name])

    def _kept(self, key: str) -> dict[str, Any]:
        """What was kept under this name; nothing where it is damaged."""
        try:
            kept = json.loads(str(self._store.value(key, "{}")))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}
