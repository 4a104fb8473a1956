"""Below a presented scene: the real timeline, and the probe's editor when the speaker asks for it."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.talks.scene import task_in_words
from scoutview.window.base.messages import NotesLine
from scoutview.window.probes.intervention_bar import InterventionBar
from scoutview.window.probes.probe_editor import ProbeEditor
from scoutview.window.probes.probe_editors import probe_editor
from scoutview.window.stage.live_scene import LiveScene
from scoutview.window.timeline.bar import TimelineBar
from scoutview.window.timeline.run_words import is_over, live_caption

POPOVER_GAP = 12.0
EDITOR_WIDTH, EDITOR_SCALE = 620.0, 1.3  # in design pixels, and times the scale of the timeline: the hall reads along


class StageFoot(QWidget):
    """Moves and asks the session of a live scene, and shows how they stand."""

    height_changed = Signal()  # or `beside` did

    def __init__(self, live: LiveScene, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.live, self.look = live, look
        self.editor: ProbeEditor | None = None
        self.beside = 0  # pixels at the left of the panels that something has which opened over the stage
        self.bar = TimelineBar(live.session.timeline, look, self)
        self.notes = NotesLine("caption", self)
        self.task = QLabel(task_in_words(live.scene.task), self)
        self.task.setTextFormat(Qt.TextFormat.PlainText)
        self.task.setWordWrap(True)
        self.task.setProperty("role", "task")
        self.task.setVisible(bool(live.scene.task))
        self._ask_row = QHBoxLayout()
        self.interventions = InterventionBar(live.session, look, self)
        self.interventions.refused.connect(self._show_notes)
        self.interventions.height_changed.connect(self.height_changed)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._rows.addLayout(self._ask_row)
        self._rows.addWidget(self.interventions)
        for part in (self.task, self.notes, self.bar):
            self._rows.addWidget(part)
        self._connections: list[tuple[SignalInstance, object]] = []
        self._connect()
        self.set_look(look)

    def _connect(self) -> None:
        session = self.live.session
        self.bar.well.scrubbed.connect(self.live.stop_playing)
        for signal, slot in (
            (session.timeline_changed, self._show_timeline),
            (session.curves_changed, self._show_curves),
            (session.probe_changed, self._show_probe),
        ):
            signal.connect(slot)
            self._connections.append((signal, slot))

    def leave(self) -> None:
        """The session goes on to another scene; this stays as it is."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()

    def set_look(self, look: Look) -> None:
        self.look = look
        self.setStyleSheet(stylesheet(look))
        self._rows.setContentsMargins(0, 0, 0, 0)
        margin = look.px(24)
        self._ask_row.setContentsMargins(margin, 0, margin, 0)
        self.task.setContentsMargins(margin, look.px(4), margin, look.px(4))
        self.notes.setContentsMargins(margin, look.px(2), margin, look.px(4))
        self.bar.set_look(look)
        self.interventions.set_look(look)
        if self.editor is not None:
            self._fit_editor(self.editor)

    def room(self) -> int:
        """The height that it needs now."""
        if self.live.scene.task:
            self.task.setFixedHeight(self.task.heightForWidth(self.width()))  # Qt would guess it for less width
        self._rows.activate()
        needed = self._rows.heightForWidth(self.width()) if self._rows.hasHeightForWidth() else -1
        return max(needed, self._rows.sizeHint().height())

    def show_begun(self) -> None:
        """The recording is open."""
        session = self.live.session
        assert session.lab is not None
        assert session.probe is not None
        self.bar.show_words_alone(bool(session.lab.standing_still))
        self.editor = probe_editor(session.lab, self.look, self)
        self.editor.take_lab(session.lab)
        self.editor.show_probe(session.probe.with_interventions(()))
        self.interventions.refresh()
        self.editor.probe_chosen.connect(session.set_probe)
        self.editor.refused.connect(self._show_notes)
        self.editor.place_popover = self._make_room
        self.editor.popover_closed.connect(self._give_room_back)
        self.editor.hide()
        self._ask_row.addWidget(self.editor)
        self._ask_row.addStretch()
        self._fit_editor(self.editor)
        self._show_notes("")
        self._show_curves()
        self._show_timeline()

    def ask_text(self, text: str) -> None:
        """Ask with a probe in its written form, or say why it is none."""
        try:
            self.live.session.set_probe_text(text)
        except UserError as error:
            self._show_notes(str(error))

    # what the speaker wants

    def toggle_timeline(self) -> None:
        self.bar.setVisible(self.bar.isHidden())
        self.height_changed.emit()

    def open_editor(self) -> None:
        """Type a probe."""
        if self.editor is not None:
            self.editor.show()
            self.height_changed.emit()
            self.editor.focus()

    def close_editor(self) -> bool:
        """Put the editor away; False where there was none."""
        if self.editor is None or self.editor.isHidden():
            return False
        self.editor.hide()
        self.height_changed.emit()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside a button is none at the stage, which would go on."""
        event.accept()

    # inside

    def _make_room(self, size: QSize) -> QPoint:
        """Beside the panels, so that what the model answers can be seen: where something so large may open."""
        gap = self.look.px(POPOVER_GAP)
        self.beside = size.width() + 2 * gap
        self.height_changed.emit()
        return self.mapToGlobal(QPoint(gap, -size.height() - gap))

    def _give_room_back(self) -> None:
        if self.beside:
            self.beside = 0
            self.height_changed.emit()

    def _fit_editor(self, editor: ProbeEditor) -> None:
        look = Look(self.look.theme, self.look.scale * EDITOR_SCALE, motion=self.look.motion)
        editor.setStyleSheet(stylesheet(look))
        editor.set_look(look)
        editor.setFixedWidth(look.px(EDITOR_WIDTH))
        editor.row.setContentsMargins(0, look.px(2), 0, look.px(8))

    def _show_timeline(self) -> None:
        self.bar.refresh()
        self.bar.show_ended(is_over(self.live.session))
        self.bar.set_caption(*live_caption(self.live.session))

    def _show_curves(self) -> None:
        self.bar.show_curves(self.live.session.curves)

    def _show_probe(self) -> None:
        if self.editor is not None and self.live.session.probe is not None:
            self.editor.show_probe(self.live.session.probe.with_interventions(()))
            self.interventions.refresh()
            self._show_notes("")

    def _show_notes(self, refusal: str) -> None:
        if self.notes.say([refusal] if refusal else [*self.live.remarks, *self.live.session.notes]):
            self.height_changed.emit()
