"""The main window: its parts, and what happens between them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.graphics.base.theme import Theme
from scoutview.labs.lab import Lab
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.window.docks.dock import PanelDock
from scoutview.window.docks.dock_room import DockRoom
from scoutview.window.exporting.exports import Exports
from scoutview.window.probes.intervention_bar import InterventionBar
from scoutview.window.runs.drop_desk import DropDesk
from scoutview.window.runs.run_desk import RunDesk
from scoutview.window.shell.actions import Actions
from scoutview.window.shell.dress import Dress
from scoutview.window.shell.keyboard import Keyboard
from scoutview.window.shell.messages import MessageStrip
from scoutview.window.shell.run_view import RunView
from scoutview.window.shell.scaling import SMALLEST_SIZE, first_size
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.shell.window_picture import left_out, picture_of
from scoutview.window.start.start_page import StartPage
from scoutview.window.start.thumbnails import Sample
from scoutview.window.start.tour_links import tours_of
from scoutview.window.talks.desk import TalkDesk
from scoutview.window.timeline.bar import TimelineBar

TYPING = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)  # where single keys are letters


class MainWindow(QWidget):
    """Shows a session. Everything the user does goes through it; it keeps no state of the run.

    `room` has the panels, `dress` the look; `runs`, `talks` and `exports` do what their names say.
    """

    def __init__(
        self,
        *,
        session: Session,
        panels: Sequence[type[Panel]],
        labs: Sequence[type[Lab[Any, Any]]],
        store: QSettings,
        samples: Mapping[str, Path],
        thumbnails: Mapping[str, Sample],
        tours: Mapping[str, Path] | None = None,
    ) -> None:
        super().__init__()
        self.tours = tours or {}  # talks that ship, by their titles
        self.session, self.panels, self.store, self.samples = session, panels, store, samples
        self.labs = {lab.name: lab for lab in labs}
        self.dress = Dress(store, self)
        self.setObjectName("window")
        self.setWindowTitle("ScoutView")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build(thumbnails)
        self._lay_out()
        self.runs, self.drops = RunDesk(self), DropDesk(self)
        self.actions_by_name = Actions(self)
        self._connect()
        self._restyle()
        self._take_place(store.value("geometry"))
        self.setFocus()

    def _build(self, thumbnails: Mapping[str, Sample]) -> None:
        labs = list(self.labs.values())
        self.strip = TopStrip(labs, self.look, self)
        self.messages = MessageStrip(self.look, self)
        self.notes = QLabel(self)
        self.notes.setProperty("role", "label")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)  # what was typed is no markup
        self.notes.setWordWrap(True)
        self.notes.hide()
        self.start_page = StartPage(labs, self.samples, thumbnails, self.look, self, tours=tours_of(self.tours))
        self.room = DockRoom(self.session, self.panels, self.store, self.look, self)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.room.host)
        self.bar = TimelineBar(self.session.timeline, self.look, self)
        self.exports = Exports(self, self)
        self.interventions = InterventionBar(self.session, self.look, self)
        self.view = RunView(self)

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # larger text must not grow the window
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setMinimumSize(*SMALLEST_SIZE)
        for widget in (self.strip, self.interventions, self.messages, self.exports.bar, self.notes):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.pages, 1)
        self._layout.addWidget(self.bar)
        self.talks: TalkDesk = TalkDesk(self, self._layout)

    def _connect(self) -> None:
        self.session.run_changed.connect(self._show_run)
        self.session.message.connect(self.messages.show_message)
        self.session.training_changed.connect(self.actions_by_name.refresh)
        self.exports.queue.failed.connect(self.messages.show_message)
        self.dress.changed.connect(self._restyle)
        self.dress.text_size_changed.connect(self.fit)
        self.dress.cramped.connect(self.messages.show_message)
        self.strip.lab_chosen.connect(self.runs.choose_lab)
        self.strip.probe_chosen.connect(self.session.set_probe)
        self.strip.probe_refused.connect(self.view.show_refusal)
        self.strip.wanted.connect(self.actions_by_name.do)
        self.interventions.refused.connect(self.view.show_refusal)
        self.start_page.sample_asked.connect(self.runs.choose_lab)
        self.start_page.open_asked.connect(self.runs.choose_recording)
        self.start_page.runs_asked.connect(self.runs.show_runs)
        self.start_page.tours.chosen.connect(self.talks.present_file)
        self.room.export_asked.connect(self.export_panel)
        self.room.key_pressed.connect(self.keyPressEvent)
        self.room.probe_written.connect(self.view.ask_text)
        self.room.intervention_written.connect(self.interventions.toggle)
        self._keyboard = Keyboard(self, TYPING)
        self._keyboard.clicked.connect(self.room.note_click)

    def _take_place(self, geometry: object) -> None:
        """Where it was; at first as large as the screen allows."""
        room = self.screen().availableGeometry()
        self.resize(*first_size(room.width(), room.height()))
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    # what is on screen

    @property
    def docks(self) -> Mapping[str, PanelDock]:
        """Those of the lab on screen, by the names of their panels."""
        return self.room.docks

    @property
    def look(self) -> Look:
        return self.dress.look

    @property
    def is_at_start(self) -> bool:
        """Whether the start page is on screen."""
        return self.pages.currentWidget() is self.start_page

    def open_at_start(self, path: Path | None) -> None:
        """The recording named on the command line, else the one shown last, else the start page."""
        self.runs.open_first(path)

    def show_start_page(self) -> None:
        self.pages.setCurrentWidget(self.start_page)
        self.fit()

    def _show_run(self) -> None:
        session = self.session
        assert session.lab is not None
        assert session.probe is not None
        self.setWindowTitle(f"{session.lab.title} · {session.path.name if session.path else ''} · ScoutView")
        self.strip.show_lab(session.lab, session.probe)
        another_lab = self.room.lab_name != session.lab.name
        if another_lab:
            self._keep_docks()
            self.room.fill(session.lab)
            self.actions_by_name.list_panels(self.docks.values())
        self.pages.setCurrentWidget(self.room.host)
        self.fit()
        if another_lab:
            QTimer.singleShot(0, self.room.place)  # sizes hold once the docks are on screen
        QTimer.singleShot(0, session.ask)
        self._take_keys()
        self.store.setValue("last_recording", str(session.path))
        self._show_training()

    def _show_training(self) -> None:
        self.view.show_training()
        self.actions_by_name.refresh()

    def _keep_docks(self) -> None:
        """As they stand where nothing that passes takes height from them."""
        self.room.leave_maximised()
        self.messages.hide()
        self.notes.hide()
        with left_out(self.exports.bar, self._layout):
            self.room.keep()

    # what the user wants

    def export_panel(self, panel: Panel) -> None:
        """Ask what is to be taken along: this panel, others, or the window."""
        try:
            self.exports.open_dialog(panel)
        except UserError as error:
            self.messages.show_message(str(error))

    def picture_in(self, theme: Theme, factor: float) -> QImage:
        """The window as it is now, so many times as large, in this theme; what tells of exports is no part of it."""
        before = self.look.theme
        if theme is not before:
            self.dress.set_theme(theme)
        try:
            with left_out(self.exports.bar, self._layout):
                return picture_of(self, factor)
        finally:
            if theme is not before:
                self.dress.set_theme(before)

    def write_intervention(self) -> None:
        if self.session.probe is not None:
            self.interventions.write()

    def focus_probe(self) -> None:
        if self.strip.editor is not None:
            self.strip.editor.focus()

    def escape(self) -> None:
        """Out of what is open: a message, a maximised panel, full screen."""
        if self.messages.isVisible():
            self.messages.hide()
        elif self.exports.bar.dismiss() or self.room.leave_maximised():
            pass
        elif self.isFullScreen():
            self.showNormal()
        self._take_keys(always=True)

    def _take_keys(self, *, always: bool = False) -> None:
        """Single keys play the timeline again, unless one is typing."""
        focused = self.focusWidget()
        if always or not (self._keyboard.is_typed_into(focused) or self.talks.uses_keys(focused)):
            self.setFocus()

    # look

    def fit(self) -> None:
        """Take the scale that the window's size and its parts leave."""
        self.dress.fit((self.width(), self.height()), self._room_needed())

    def _room_needed(self) -> tuple[float, float]:
        """The least width and height of the parts on screen, at scale 1."""
        parts: list[QWidget] = [self.strip, self.start_page if self.is_at_start else self.room.host, self.bar]
        if self.talks.strip is not None and self.talks.is_shown():
            parts.append(self.talks.strip)
        sizes = [part.minimumSizeHint().expandedTo(part.minimumSize()) for part in parts]
        widest, high = max(size.width() for size in sizes), sum(size.height() for size in sizes)
        return widest / self.look.scale, high / self.look.scale

    def _restyle(self) -> None:
        look = self.look
        self.setStyleSheet(stylesheet(look))
        margin = look.px(8)
        self.notes.setContentsMargins(2 * margin, 0, 2 * margin, margin)
        for part in (self.strip, self.interventions, self.messages, self.exports.bar, self.start_page, self.bar):
            part.set_look(look)
        self.room.set_look(look)
        self.talks.set_look(look)
        self._show_training()

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no focused control wanted."""
        if not self.actions_by_name.press(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.drops.take(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.talks.may_close() and self.exports.may_close()):
            event.ignore()
            return
        self.talks.close()
        self.exports.close()
        self._keep_docks()
        self.store.setValue("geometry", self.saveGeometry())
        self.store.sync()
        event.accept()
