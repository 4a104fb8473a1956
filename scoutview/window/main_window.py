"""The main window: strip, panels in docks, timeline."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QFileDialog,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from scoutview.errors import UserError
from scoutview.graphics.fonts import missing_in_words, readable
from scoutview.graphics.look import Look
from scoutview.graphics.stylesheet import stylesheet
from scoutview.graphics.theme import DARK, LIGHT, THEMES, Theme
from scoutview.labs.lab import Lab
from scoutview.panels.panel import Panel
from scoutview.probe import PictureProbe
from scoutview.session import Session
from scoutview.settings import Settings
from scoutview.window.actions import Actions
from scoutview.window.arrangement import arrange, dress_tabs, share_out
from scoutview.window.caption import caption
from scoutview.window.dock import PanelDock
from scoutview.window.drops import Drop, drop_of
from scoutview.window.exports import Exports
from scoutview.window.formula_popover import FormulaPopover
from scoutview.window.intervention_bar import InterventionBar
from scoutview.window.messages import MessageStrip
from scoutview.window.naming import with_ending
from scoutview.window.rate_dialog import RateDialog
from scoutview.window.run_status import run_status
from scoutview.window.runs_dialog import RunsDialog
from scoutview.window.scaling import (
    FIRST_SIZE,
    SMALLEST_SIZE,
    first_size,
    interface_scale,
    larger,
    nearest_size,
    scale_that_fits,
    smaller,
)
from scoutview.window.settings_form import SettingsDialog
from scoutview.window.start_page import StartPage
from scoutview.window.talk_desk import TalkDesk
from scoutview.window.thumbnails import Sample
from scoutview.window.timeline_bar import TimelineBar
from scoutview.window.top_strip import TopStrip
from scoutview.window.tour_links import tours_of
from scoutview.window.window_picture import picture_of

TYPING = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)  # where single keys are letters


class MainWindow(QWidget):
    """Shows a session. Everything the user does goes through it; it keeps no state of the run."""

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
        self.docks: dict[str, PanelDock] = {}
        self._docks_lab = ""
        self._maximised: tuple[str, QByteArray] | None = None
        self._last_panel: Panel | None = None
        self._seen: frozenset[str] = frozenset()  # the panels on screen when the session was last asked
        self._look_again = QTimer(self, singleShot=True)
        self._look_again.timeout.connect(self._ask_for_uncovered)
        self.text_size = nearest_size(store.value("text_size"))
        scale = interface_scale(*FIRST_SIZE, self.text_size)
        self.look = Look(self._theme_at_start(), scale, motion=store.value("motion", True, bool) is True)
        self.setObjectName("window")
        self.setWindowTitle("ScoutView")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build(labs, samples, thumbnails)
        self.actions_by_name = Actions(self)
        self._connect()
        self._restyle()
        self._show_training()
        self._take_place(store.value("geometry"))
        self.setFocus()

    def _take_place(self, geometry: object) -> None:
        """Where it was; at first as large as the screen allows."""
        room = self.screen().availableGeometry()
        self.resize(*first_size(room.width(), room.height()))
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _theme_at_start(self) -> Any:
        name = str(self.store.value("theme", ""))
        if name in THEMES:
            return THEMES[name]
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return LIGHT if light else DARK

    def _build(self, labs: Sequence[type[Lab[Any, Any]]], samples: Any, thumbnails: Any) -> None:
        self.strip = TopStrip(labs, self.look, self)
        self.messages = MessageStrip(self.look, self)
        self.notes = QLabel(self)
        self.notes.setProperty("role", "label")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)  # what was typed is no markup
        self.notes.setWordWrap(True)
        self.notes.hide()
        self.start_page = StartPage(labs, samples, thumbnails, self.look, self, tours=tours_of(self.tours))
        self.host = QMainWindow(self, Qt.WindowType.Widget)
        self.host.setDockNestingEnabled(True)
        self.host.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.host)
        self.bar = TimelineBar(self.session.timeline, self.look, self)
        self._layout = QVBoxLayout(self)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # larger text must not grow the window
        self.setMinimumSize(*SMALLEST_SIZE)
        self.exports = Exports(self, self)
        self.interventions = InterventionBar(self.session, self.look, self)
        for widget in (self.strip, self.interventions, self.messages, self.exports.bar, self.notes):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.pages, 1)
        self._layout.addWidget(self.bar)
        self.talks: TalkDesk = TalkDesk(self, self._layout)

    def _connect(self) -> None:
        session = self.session
        session.run_changed.connect(self._show_run)
        session.probe_changed.connect(self._show_probe)
        session.timeline_changed.connect(self._show_timeline)
        session.curves_changed.connect(self._show_curves)
        session.training_changed.connect(self._show_training)
        session.message.connect(self.messages.show_message)
        self.exports.queue.failed.connect(self.messages.show_message)
        session.settled.connect(self._show_token_count)
        self.strip.lab_chosen.connect(self.choose_lab)
        self.strip.probe_chosen.connect(session.set_probe)
        self.strip.probe_refused.connect(self._show_refusal)
        self.interventions.refused.connect(self._show_refusal)
        self.strip.wanted.connect(self.do)
        self.start_page.sample_asked.connect(self.open_sample)
        self.start_page.open_asked.connect(self.choose_recording)
        self.start_page.runs_asked.connect(self.show_runs)
        self.start_page.tours.chosen.connect(self.talks.present_file)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    # what is on screen

    def open_at_start(self, path: Path | None) -> None:
        """The recording named on the command line, else the one shown last, else the start page."""
        last = Path(str(self.store.value("last_recording", "")))
        if path is not None:
            self.session.open(path)
        elif last.suffix == ".scout" and last.is_file():
            self.session.open(last)

    def _show_run(self) -> None:
        session = self.session
        assert session.lab is not None
        assert session.probe is not None
        self.setWindowTitle(f"{session.lab.title} · {session.path.name if session.path else ''} · ScoutView")
        self.strip.show_lab(session.lab, session.probe)
        another_lab = self._docks_lab != session.lab.name
        if another_lab:
            self._build_docks(session.lab)
        self.pages.setCurrentWidget(self.host)
        self.fit()
        if another_lab:
            QTimer.singleShot(0, self._place_docks)  # sizes hold once the docks are on screen
        QTimer.singleShot(0, session.ask)
        self._take_keys()
        self.store.setValue("last_recording", str(session.path))
        self._show_training()

    def _show_probe(self) -> None:
        if self.session.probe is not None:
            self.strip.show_probe(self.session.probe)
        self.interventions.refresh()
        self._show_notes("")

    def _show_refusal(self, sentence: str) -> None:
        self._show_notes(sentence)

    def _show_notes(self, refusal: str) -> None:
        sentences = [refusal] if refusal else [*self.session.notes, missing_in_words(self.session.probe_text)]
        self.notes.setText(readable("  ".join(filter(None, sentences))))
        self.notes.setVisible(bool(self.notes.text()))

    def _show_token_count(self) -> None:
        """How many tokens the probe is, once any panel was told them."""
        for dock in self.docks.values():
            observation = self.session.shown_to(dock.panel).observation
            if observation is not None and "tokens" in observation and observation.probe == self.session.probe:
                self.strip.show_token_count(len(observation["tokens"]))
                return

    def _show_timeline(self) -> None:
        self.bar.refresh()
        self.bar.set_caption(*caption(self.session))

    def _show_curves(self) -> None:
        self.bar.show_curves(self.session.curves)
        self.strip.show_status(run_status(self.session))

    def _show_training(self) -> None:
        session, strip = self.session, self.strip
        training = session.training
        state = training.state if training is not None else ""
        if state in ("starting", "training"):
            strip.set_main_button("Pause", "pause", "Pause the training  (Ctrl+T)")
        elif state == "paused":
            word = "Train" if training is not None and training.step == 0 else "Resume"
            strip.set_main_button(word, "play", f"{word} the model on screen  (Ctrl+T)")
        else:
            known = session.lab is not None or self.pages.currentWidget() is self.start_page
            strip.set_main_button("Train", "play", "Train a new model with these settings  (Ctrl+T)", enabled=known)
        strip.show_status(run_status(session))
        self.actions_by_name.refresh()
        self.bar.set_caption(*caption(session))

    # docks

    def _build_docks(self, lab: Lab[Any, Any]) -> None:
        self._keep_docks()
        for dock in self.docks.values():
            self.session.detach(dock.panel)
            self.host.removeDockWidget(dock)
            dock.deleteLater()
        self.docks = {}
        names = {channel.name for channel in lab.channels}
        for panel_class in self.panels:
            if panel_class.needs <= names:
                self._add_dock(panel_class(self.look))
        self._docks_lab, self._maximised, self._seen = lab.name, None, frozenset()
        arrange(self.host, self.docks, lab.name)
        self._recall_choices(lab.name)
        self.actions_by_name.list_panels(self.docks.values())

    def _add_dock(self, panel: Panel) -> None:
        dock = PanelDock(panel, self.look, self.host)
        self.docks[panel.name] = dock
        dock.maximise_asked.connect(lambda: self.toggle_maximised(panel.name))
        dock.export_asked.connect(lambda: self.export_panel(panel))
        dock.formula_asked.connect(lambda: self.show_formula(panel))
        dock.key_pressed.connect(self.keyPressEvent)
        dock.visibilityChanged.connect(lambda _: self._look_again.start())
        dock.body.resized.connect(self._look_again.start)  # from no height to some, for one
        dock.dockLocationChanged.connect(lambda _: QTimer.singleShot(0, lambda: dress_tabs(self.host)))
        panel.step_chosen.connect(self.session.timeline.go_to)
        panel.probe_chosen.connect(self._ask_text)
        panel.intervention_chosen.connect(self.interventions.toggle)
        panel.part_chosen.connect(self.open_part)
        self.session.attach(panel)

    def open_part(self, name: str, choices: Mapping[str, Any]) -> None:
        """Bring this panel to the front, with these of its choices."""
        dock = self.docks.get(name)
        if dock is None:
            return
        if self._maximised is not None and self._maximised[0] != name:
            self.toggle_maximised(self._maximised[0])
        dock.panel.restore({**dock.panel.view_settings(), **choices})
        dock.show()
        dock.raise_()
        self.session.ask()

    def _ask_for_uncovered(self) -> None:
        """Ask again once a panel can be seen that could not before."""
        seen = frozenset(name for name, dock in self.docks.items() if dock.panel.is_on_screen())
        if seen - self._seen:
            self.session.ask()
        self._seen = seen

    def _ask_text(self, text: str) -> None:
        try:
            self.session.set_probe_text(text)
        except UserError as error:
            self._show_refusal(str(error))

    def _keep_docks(self) -> None:
        if not self._docks_lab:
            return
        if self._maximised is not None:
            self.toggle_maximised(self._maximised[0])
        for passing in (self.messages, self.exports.bar, self.notes):  # they took height from the panels
            passing.hide()
        self._layout.activate()
        self.store.setValue(f"docks/{self._docks_lab}", self.host.saveState())
        choices = {name: dict(dock.panel.view_settings()) for name, dock in self.docks.items()}
        self.store.setValue(f"choices/{self._docks_lab}", json.dumps(choices))
        self.exports.bar.refresh()

    def _place_docks(self) -> None:
        """Where the user left them, else where they stand at first."""
        state = self.store.value(f"docks/{self._docks_lab}")
        if not (isinstance(state, QByteArray) and self.host.restoreState(state)):
            share_out(self.host, self.docks, self._docks_lab)
        dress_tabs(self.host)

    def _recall_choices(self, lab_name: str) -> None:
        try:
            choices = json.loads(str(self.store.value(f"choices/{lab_name}", "{}")))
        except ValueError:
            choices = {}
        for name, dock in self.docks.items():
            if isinstance(choices, dict) and isinstance(choices.get(name), dict):
                dock.panel.restore(choices[name])

    def reset_docks(self) -> None:
        """All panels back to where they stood at first."""
        self._maximised = None
        arrange(self.host, self.docks, self._docks_lab)
        share_out(self.host, self.docks, self._docks_lab)

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        self.docks[name].show()
        self.docks[name].raise_()

    def toggle_maximised(self, name: str) -> None:
        """One panel over all of the room, or all as before."""
        if self._maximised is not None:
            before, state = self._maximised
            self._maximised = None
            self.host.restoreState(state)
            dress_tabs(self.host)
            self.docks[before].set_maximised(False)
            return
        self._maximised = (name, self.host.saveState())
        for other, dock in self.docks.items():
            dock.setVisible(other == name)
        self.docks[name].setFloating(False)
        self.docks[name].set_maximised(True)

    def leave_maximised(self) -> None:
        """All panels as before, where one has all of the room."""
        if self._maximised is not None:
            self.toggle_maximised(self._maximised[0])

    def show_formula(self, panel: Panel) -> None:
        dock = self.docks[panel.name]
        info = dock.header.info
        FormulaPopover(panel, self.look, self).open_at(info.mapToGlobal(info.rect().bottomRight()))

    # what the user wants

    def do(self, name: str) -> None:
        """One of the strip's buttons, by name."""
        wishes: dict[str, Callable[[], None]] = {
            "train": self.train,
            "settings": self.edit_settings,
            "open": self.choose_recording,
            "export": self.export_last_panel,
            "theme": self.toggle_theme,
            "more": self.open_menu,
            "reset": self.session.reset,
            "new_seed": self.session.new_seed,
        }
        wishes[name]()

    def train(self) -> None:
        """Train, pause or resume, whichever the main button says."""
        training = self.session.training
        if training is not None and training.state in ("starting", "training"):
            self.session.pause()
        elif self.session.lab is None:
            self.choose_lab(self.start_page.chosen)
        else:
            self.session.train()

    def choose_lab(self, name: str) -> None:
        """The lab's sample, or an untrained model where none was shipped."""
        if name in self.samples:
            self.session.open(self.samples[name])
        else:
            self.session.prepare(name, self.labs[name].Settings())

    def open_sample(self, name: str) -> None:
        self.choose_lab(name)

    def build_model(self, settings: Settings, lab_name: str = "") -> None:
        name = lab_name or (self.session.lab.name if self.session.lab is not None else self.start_page.chosen)
        self.session.prepare(name, settings)

    def edit_settings(self) -> None:
        lab = self.session.lab
        kind = type(lab) if lab is not None else self.labs[self.start_page.chosen]
        settings = lab.settings if lab is not None else kind.Settings()
        dialog = SettingsDialog(kind, settings, self.look, self)
        dialog.chosen.connect(lambda chosen: self.build_model(chosen, kind.name))
        dialog.open()

    def edit_learning_rate(self) -> None:
        if self.session.lab is not None:
            changed = [change.value for change in self.session.curves.changes if change.name == "learning_rate"]
            rate = changed[-1] if changed else self.session.lab.settings.learning_rate
            dialog = RateDialog(rate, self.look, self)
            dialog.chosen.connect(self.session.set_learning_rate)
            dialog.open()

    def choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Open a recording", str(self.session.runs_folder), "Recordings (*.scout);;All files (*)"
        )
        if chosen:
            self.session.open(Path(chosen))

    def show_runs(self) -> None:
        dialog = RunsDialog(self.session.runs_folder, self.look, self.session.path, self)
        dialog.open_requested.connect(self.session.open)
        dialog.open()

    def save_as(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the recording as", "", "Recordings (*.scout)")
        if chosen:
            self._try(lambda: self.session.save_as(with_ending(Path(chosen), ".scout")))

    def export_last_panel(self) -> None:
        panel = self._panel_in_use()
        if panel is not None:
            self.export_panel(panel)

    def show_last_formula(self) -> None:
        panel = self._panel_in_use()
        if panel is not None:
            self.show_formula(panel)

    def _panel_in_use(self) -> Panel | None:
        """The one last clicked, else the largest on screen."""
        shown = [dock.panel for dock in self.docks.values() if dock.panel.is_on_screen()]
        if self._last_panel in shown:
            return self._last_panel
        return max(shown, key=lambda panel: panel.width() * panel.height(), default=None)

    def export_panel(self, panel: Panel) -> None:
        """Ask what is to be taken along: this panel, others, or the window."""
        self._try(lambda: self.exports.open_dialog(panel))

    def picture_in(self, theme: Theme, factor: float) -> QImage:
        """The window as it is now, so many times as large, in this theme."""
        before = self.look
        if theme is not before.theme:
            self._restyle(dataclasses.replace(before, theme=theme))
        try:
            return picture_of(self, factor)
        finally:
            if self.look is not before:
                self._restyle(before)

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserError as error:
            self.messages.show_message(str(error))

    def open_menu(self) -> None:
        tool = self.strip.tools["more"]
        self.actions_by_name.menu.popup(tool.mapToGlobal(tool.rect().bottomLeft()))

    def show_start_page(self) -> None:
        self.pages.setCurrentWidget(self.start_page)
        self.fit()

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
        elif self.exports.bar.dismiss():
            pass
        elif self._maximised is not None:
            self.toggle_maximised(self._maximised[0])
        elif self.isFullScreen():
            self.showNormal()
        self._take_keys(always=True)

    def _take_keys(self, *, always: bool = False) -> None:
        """Single keys play the timeline again, unless one is typing."""
        focused = self.focusWidget()
        if always or not (isinstance(focused, TYPING) or self.talks.uses_keys(focused)):
            self.setFocus()

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # look

    def toggle_theme(self) -> None:
        self.set_theme(LIGHT if self.look.theme is DARK else DARK)
        self.store.setValue("theme", self.look.theme.name)

    def set_theme(self, theme: Theme) -> None:
        """For now; the next start has the one that the user chose."""
        self._restyle(dataclasses.replace(self.look, theme=theme))

    def set_motion(self, motion: bool) -> None:
        self.store.setValue("motion", motion)
        self._restyle(dataclasses.replace(self.look, motion=motion))

    def set_text_size(self, size: float) -> None:
        self.text_size = size
        self.store.setValue("text_size", size)
        self.fit()

    def larger_text(self) -> None:
        size = larger(self.text_size)
        self.set_text_size(size)
        if self.look.scale < interface_scale(self.width(), self.height(), size) - 1e-6:
            self.messages.show_message("Text of this size does not fit all parts: make the window larger.")

    def smaller_text(self) -> None:
        self.set_text_size(smaller(self.text_size))

    def fit(self) -> None:
        """Take the scale that the window's size and its parts leave."""
        wanted = interface_scale(self.width(), self.height(), self.text_size)
        scale = scale_that_fits(wanted, (self.width(), self.height()), self._room_needed())
        if abs(scale - self.look.scale) > 1e-6:
            self._restyle(dataclasses.replace(self.look, scale=scale))

    def _room_needed(self) -> tuple[float, float]:
        """The least width and height of the parts on screen, at scale 1."""
        page = self.host if self.pages.currentWidget() is self.host else self.start_page
        parts: list[QWidget] = [self.strip, page, self.bar]
        if self.talks.strip is not None and self.talks.is_shown():
            parts.append(self.talks.strip)
        sizes = [part.minimumSizeHint().expandedTo(part.minimumSize()) for part in parts]
        widest, high = max(size.width() for size in sizes), sum(size.height() for size in sizes)
        return widest / self.look.scale, high / self.look.scale

    def _restyle(self, look: Look | None = None) -> None:
        self.look = look or self.look
        self.setStyleSheet(stylesheet(self.look))
        margin = self.look.px(8)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.host.setContentsMargins(margin, 0, margin, margin)
        self.notes.setContentsMargins(2 * margin, 0, 2 * margin, margin)
        for part in (self.strip, self.interventions, self.messages, self.exports.bar, self.start_page, self.bar):
            part.set_look(self.look)
        for dock in self.docks.values():
            dock.set_look(self.look)
        self.talks.set_look(self.look)
        self._show_training()

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and watched.window() is self:
            self._notice_click(watched)
        return False

    def _notice_click(self, widget: QWidget) -> None:
        """Only what one types into keeps the keyboard after a click; otherwise keys play the timeline."""
        for dock in self.docks.values():
            if dock.isAncestorOf(widget):
                self._last_panel = dock.panel
        if not isinstance(widget, TYPING) and not isinstance(widget.parent(), TYPING):
            self.setFocus(Qt.FocusReason.MouseFocusReason)

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
            self.take_drop(paths[0])

    def take_drop(self, path: Path) -> None:
        """A file or folder that was dropped on the window."""
        try:
            drop = drop_of(path)
        except UserError as error:
            self.messages.show_message(str(error))
            return
        match drop:
            case Drop(kind="recording"):
                self.session.open(path)
            case Drop(kind="talk"):
                self.talks.open_talk(path)
            case Drop(kind="text"):
                self.session.prepare("next_token", self.labs["next_token"].Settings(corpus=str(path)))  # type: ignore[call-arg]
            case Drop(kind="images"):
                name = "denoising" if self._docks_lab == "denoising" else "digits"
                self.session.prepare(name, self.labs[name].Settings(images=str(path)))  # type: ignore[call-arg]
            case Drop(kind="picture") if isinstance(self.session.probe, PictureProbe):
                self._ask_text(str(path))
            case Drop(kind="picture"):
                title = self.labs["digits"].title
                self.messages.show_message(f"A picture can be asked of {title}: choose that lab, then drop it again.")

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
