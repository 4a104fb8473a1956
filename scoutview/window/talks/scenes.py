"""From the window to a scene and back: what is on screen now as a scene, and a scene on the screen again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import THEMES
from scoutview.language import tr
from scoutview.session import Session
from scoutview.talks.recordings import path_in_talk, recording_path
from scoutview.talks.scene import PanelView, Scene
from scoutview.window.base.dress import Dress
from scoutview.window.docks.dock import PanelDock
from scoutview.window.docks.dock_area import DockArea, docks_on_screen
from scoutview.window.talks.scene_sight import full_path

PICTURE = QSize(480, 270)  # of what is on screen, for a thumbnail at any scale


def scene_of_window(session: Session, docks: Mapping[str, PanelDock], look: Look, talk_path: Path | None) -> Scene:
    """What can be seen now, without words; its fingerprint is not computed yet, since that reads the file.

    Without a path of a talk the recording is named by its full path.

    Raises:
        UserError: there is nothing that could be shown again.
    """
    if session.path is None or session.timeline.step is None:
        raise UserError(tr("There is nothing on screen yet: open a recording or train a model first."))
    if session.training is not None and session.training.step == 0:
        raise UserError(tr("This model is untrained, and its recording goes with it: train it first."))
    shown = docks_on_screen(docks)
    if not shown:
        raise UserError(tr("No panel can be seen: show one of them first."))
    return Scene(
        recording=path_in_talk(session.path, talk_path) if talk_path is not None else full_path(session.path),
        fingerprint="",
        step=session.timeline.step,
        probe=session.probe_text,
        panels=tuple(PanelView(dock.panel.name, dict(dock.panel.view_settings())) for dock in shown),
        theme=look.theme.name,
        interventions=session.interventions,
    )


def docks_of(scene: Scene, docks: Mapping[str, PanelDock]) -> list[PanelDock]:
    """Those of a scene's panels that are there."""
    return [dock for view in scene.panels if (dock := docks.get(view.name)) is not None]


def picture_of(docks: Sequence[PanelDock], look: Look) -> QPixmap:
    """The panels as they are on screen, small, each where it is."""
    picture = QPixmap(PICTURE)
    picture.fill(look.colour("window"))
    whole = QRect()
    for dock in docks:
        whole = whole.united(_place_of(dock.body))
    if whole.isEmpty():
        return picture
    size = whole.size().scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio)
    scale = size.width() / whole.width()
    corner = QPoint((PICTURE.width() - size.width()) // 2, (PICTURE.height() - size.height()) // 2)
    with QPainter(picture) as painter:
        for dock in docks:
            place = (_place_of(dock.body).topLeft() - whole.topLeft()) * scale
            side = (dock.body.size() * scale).expandedTo(QSize(1, 1))
            small = dock.body.grab().scaled(side, mode=Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(1)
            painter.drawPixmap(corner + place, small)
    return picture


def _place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


class SceneShower(QObject):
    """Brings a scene on the window's screen, step by step; a newer wish replaces the one before."""

    shown = Signal(object)  # the scene: all its panels show it now
    failed = Signal(str)  # one sentence; the rest of the scene is shown all the same

    def __init__(self, session: Session, area: DockArea, dress: Dress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._area, self._dress = session, area, dress
        self._wanted: tuple[Scene, Path] | None = None  # waits for its recording
        self._coming: Scene | None = None  # waits for its answers
        session.run_changed.connect(self._take_run)
        session.message.connect(lambda *_: self._give_up())
        session.settled.connect(self._look_whether_shown)

    def show_scene(self, scene: Scene, talk_path: Path) -> None:
        """Ask for it; `talk_path` is the path of the talk, by which the recording is named."""
        session, path = self._session, Path(full_path(recording_path(scene, talk_path)))
        self._wanted, self._coming = (scene, path), None
        if self._is_open(path) and not session.loading:
            self._arrange_soon()
        else:
            session.open(path)

    def _is_open(self, path: Path) -> bool:
        shown = self._session.path
        return shown is not None and Path(full_path(shown)) == path

    def _take_run(self) -> None:
        if self._wanted is not None and self._is_open(self._wanted[1]):
            self._arrange_soon()
        elif self._wanted is None:
            self._coming = None

    def _arrange_soon(self) -> None:
        """Once the window has placed its docks, which it does when control is back with Qt."""
        wanted = self._wanted
        QTimer.singleShot(0, self, lambda: self._arrange() if self._wanted is wanted else None)

    def _give_up(self) -> None:
        """The recording did not open; the session said why."""
        if self._wanted is not None and not self._session.loading and not self._is_open(self._wanted[1]):
            self._wanted = None

    def _arrange(self) -> None:
        line = self._session.timeline
        if self._wanted is None or not line.steps or not self._is_open(self._wanted[1]):
            return
        (scene, _), self._wanted = self._wanted, None
        self._coming = scene
        self._show_panels(scene)
        if not self._session.asks(scene.probe, scene.interventions):
            self._ask(scene)
        line.playing = False
        line.go_to(scene.step)
        if line.following:
            line.hold()
        if self._dress.look.theme.name != scene.theme:
            self._dress.set_theme(THEMES[scene.theme])

    def _ask(self, scene: Scene) -> None:
        try:
            self._session.set_probe_text(scene.probe, scene.interventions)
        except UserError as error:
            self.failed.emit(tr("The scene's probe cannot be asked: {error}").format(error=error))

    def _show_panels(self, scene: Scene) -> None:
        self._area.leave_maximised()
        docks = self._area.docks
        raised: list[PanelDock] = []
        for view in scene.panels:
            dock = docks.get(view.name)
            if dock is None:
                lacks = tr("The scene has a panel “{panel}” that this lab does not show here.")
                self.failed.emit(lacks.format(panel=view.name))
                continue
            dock.panel.restore(view.settings)
            self._uncover(dock, raised, scene)
            raised.append(dock)

    def _uncover(self, dock: PanelDock, raised: Sequence[PanelDock], scene: Scene) -> None:
        """To the front; elsewhere, if a panel of the scene stands there already."""
        dock.show()
        host = self._area.host
        if not dock.isFloating() and any(other in raised for other in host.tabifiedDockWidgets(dock)):
            room = self._room_beside(scene)
            if room is not None:
                host.tabifyDockWidget(room, dock)
            else:
                host.addDockWidget(host.dockWidgetArea(dock), dock, Qt.Orientation.Horizontal)
        dock.raise_()

    def _room_beside(self, scene: Scene) -> PanelDock | None:
        """The largest panel on screen that the scene has no use for."""
        host, used = self._area.host, docks_of(scene, self._area.docks)
        free = [
            dock
            for dock in docks_on_screen(self._area.docks)
            if not dock.isFloating() and not any(each in used for each in (dock, *host.tabifiedDockWidgets(dock)))
        ]
        return max(free, key=lambda dock: dock.width() * dock.height(), default=None)

    def _look_whether_shown(self) -> None:
        scene, session = self._coming, self._session
        if scene is None:
            return
        is_at_frame = session.timeline.position == session.timeline.position_of(scene.step)
        if not is_at_frame or not session.asks(scene.probe, scene.interventions):
            self._coming = None  # the user has gone on from it
            return
        docks = docks_of(scene, self._area.docks)
        seen = [session.shown_to(dock.panel).observation for dock in docks if dock.panel.is_on_screen()]
        wanted = (session.timeline.step, session.probe)
        if len(seen) == len(docks) and all(each is not None and (each.step, each.probe) == wanted for each in seen):
            self._coming = None
            self.shown.emit(scene)
