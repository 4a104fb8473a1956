"""How a recording is shown when the window opens: a panel over all of it, a frame, a probe."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from scoutview.session import Session
from scoutview.window.docks.dock_area import DockArea


@dataclass(frozen=True)
class FirstView:
    """What is left out is as it always is: `step` None follows the newest frame, `probe` None is the lab's own.

    `choices` are those of the panel; `tell` is called once all is shown. The recording's lab has all of it.
    """

    path: Path
    panel: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)
    step: int | None = None
    probe: str | None = None
    interventions: tuple[str, ...] = ()
    tell: Callable[[], None] = lambda: None


class FirstViewShower(QObject):
    """Shows it once its recording is there; not where the user has opened another one meanwhile."""

    def __init__(self, view: FirstView, session: Session, area: DockArea, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._session, self._area = view, session, area
        self._runs = 0  # on screen so far
        session.run_changed.connect(self._take_run)

    def _take_run(self) -> None:
        self._runs += 1
        if self._runs == 1 and self._session.path == self._view.path:
            QTimer.singleShot(0, self, self._show)  # once the docks have their places, which they get in between

    def _show(self) -> None:
        view, session, line = self._view, self._session, self._session.timeline
        if self._runs > 1:
            return
        if view.panel:
            self._area.open_part(view.panel, view.choices)
            self._area.toggle_maximised(view.panel)
        if view.probe is not None or view.interventions:
            session.set_probe_text(session.probe_text if view.probe is None else view.probe, view.interventions)
        if view.step is not None:
            line.go_to(view.step)
            line.hold()
        view.tell()
