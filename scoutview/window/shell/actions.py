"""Everything the menu and the keyboard can do. Single keys reach the timeline only when no control wants them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from scoutview.session import Session
from scoutview.window.base.dress import Dress
from scoutview.window.base.windows import toggle_full_screen
from scoutview.window.docks.dock_area import DockArea
from scoutview.window.probes.intervention_bar import InterventionBar
from scoutview.window.runs.runs import Runs
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.talks.talks import Talks
from scoutview.window.timeline.bar import TimelineBar


@dataclass(frozen=True)
class Doers:
    """Who does what the menu and the keys ask for."""

    session: Session
    dress: Dress
    strip: TopStrip
    bar: TimelineBar
    interventions: InterventionBar
    area: DockArea
    runs: Runs
    talks: Talks
    show_start_page: Callable[[], object]
    show_all: Callable[[], object]
    escape: Callable[[], object]


class Actions:
    """The actions of a window, its menu, and its single keys. `tours` are the talks that ship, by their titles."""

    def __init__(self, window: QWidget, doers: Doers, tours: Mapping[str, Path]) -> None:
        self._window, self._doers = window, doers
        self.menu = QMenu(window)
        self.panels_menu = QMenu("Panels", window)
        self._by_name: dict[str, QAction] = {}
        self._fill()
        self._fill_talks(tours)
        self._fill_training()
        self._fill_probe()
        self._fill_look()
        self.menu.addSeparator()
        self._add("Quit", window.close, "Ctrl+Q")
        self._keys = self._single_keys()
        doers.strip.wanted.connect(self.do)
        doers.area.filled.connect(self.list_panels)
        doers.talks.changed.connect(self.refresh)
        doers.session.training_changed.connect(self.refresh)

    def _fill(self) -> None:
        doers = self._doers
        self._add("Choose a lab…", doers.strip.picker.open_menu, "Ctrl+K")
        self._add("Start page", doers.show_start_page, "Ctrl+Home")
        self._add("Open a recording…", doers.runs.choose_recording, "Ctrl+O")
        self._add("Your runs…", doers.runs.show_runs, "Ctrl+Shift+O")
        self._add("Save as…", doers.runs.save_as, "Ctrl+S")
        self._add("Export…", doers.area.export_in_use, "Ctrl+E")
        self._add("Formula of a panel…", doers.area.show_formula_in_use, "Ctrl+I")

    def _fill_talks(self, tours: Mapping[str, Path]) -> None:
        talks = self._doers.talks
        self.menu.addSeparator()
        self._add("Scenes of a talk", talks.toggle_strip, "Ctrl+Shift+S")
        self._add("Add to the talk", talks.add_scene, "Ctrl+Shift+A")
        self._add("Undo in the talk", talks.undo, "Ctrl+Z")
        self._add("Redo in the talk", talks.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self._add("Open a talk…", talks.choose_talk)
        self._add("Present", talks.present_chosen, "F5")
        menu = self.menu.addMenu("Guided tours")
        for title, path in tours.items():
            menu.addAction(title).triggered.connect(lambda _=False, path=path: talks.present_file(path))

    def _fill_training(self) -> None:
        session, runs = self._doers.session, self._doers.runs
        self.menu.addSeparator()
        self._add("Train or pause", runs.train, "Ctrl+T")
        self._add("Continue training", session.continue_training, "Ctrl+Shift+T")
        self._add("Stop training", session.stop, "Ctrl+.")
        self._add("Reset (same seed)", session.reset, "Ctrl+R")
        self._add("New seed", session.new_seed, "Ctrl+Shift+R")
        self._add("Learning rate…", runs.edit_learning_rate, "Ctrl+Shift+L")
        self._add("Settings of this lab…", runs.edit_settings, "Ctrl+,")

    def _fill_probe(self) -> None:
        doers = self._doers
        self.menu.addSeparator()
        self._add("Type a probe", doers.strip.focus_probe, "Ctrl+L")
        self._add("Change the model inside…", self._write_intervention, "Ctrl+Shift+I")
        self.menu.addMenu(self.panels_menu)
        self._add("Panels back to their places", doers.area.reset, "Ctrl+Shift+P")

    def _write_intervention(self) -> None:
        if self._doers.session.probe is not None:
            self._doers.interventions.write()

    def _fill_look(self) -> None:
        dress = self._doers.dress
        self._add("Dark or light", dress.toggle_theme, "Ctrl+D")
        self._add("Larger text", dress.larger_text, "Ctrl++", "Ctrl+=")
        self._add("Smaller text", dress.smaller_text, "Ctrl+-")
        self._add("Normal text", lambda: dress.set_text_size(1.0), "Ctrl+0")
        self._add("Full screen", lambda: toggle_full_screen(self._window), "F11")
        self.still = self.menu.addAction("Reduce motion")
        self.still.setCheckable(True)
        self.still.setChecked(not dress.look.motion)
        self.still.toggled.connect(lambda still: dress.set_motion(not still))

    def _add(self, name: str, action: Callable[[], object], *keys: str) -> None:
        made = QAction(name, self._window)
        made.setShortcuts([QKeySequence(key) for key in keys])
        made.triggered.connect(lambda: action())
        self._window.addAction(made)
        self.menu.addAction(made)
        self._by_name[name] = made

    def refresh(self) -> None:
        """Enable what can be done now."""
        session, talks = self._doers.session, self._doers.talks
        open_run = session.path is not None
        live = session.training is not None and session.training.state in ("starting", "training", "paused")
        for name in ("Save as…", "Export…", "Formula of a panel…", "Type a probe", "Change the model inside…"):
            self._by_name[name].setEnabled(open_run)
        for name in ("Reset (same seed)", "New seed"):
            self._by_name[name].setEnabled(open_run)
        self._by_name["Undo in the talk"].setEnabled(talks.can_undo)
        self._by_name["Redo in the talk"].setEnabled(talks.can_redo)
        self._by_name["Continue training"].setEnabled(open_run and not live)
        self._by_name["Stop training"].setEnabled(live)
        self._by_name["Learning rate…"].setEnabled(live)

    def do(self, wish: str) -> None:
        """What one of the strip's buttons wants, by its name."""
        doers = self._doers
        wishes: dict[str, Callable[[], None]] = {
            "train": doers.runs.train,
            "settings": doers.runs.edit_settings,
            "open": doers.runs.choose_recording,
            "export": doers.area.export_in_use,
            "theme": doers.dress.toggle_theme,
            "more": lambda: doers.strip.open_menu(self.menu),
            "reset": doers.session.reset,
            "new_seed": doers.session.new_seed,
        }
        wishes[wish]()

    def list_panels(self) -> None:
        """The submenu that shows and hides panels."""
        self.panels_menu.clear()
        for dock in self._doers.area.docks.values():
            self.panels_menu.addAction(dock.toggleViewAction())

    def _single_keys(self) -> dict[tuple[int, bool], Callable[[], object]]:
        """By key and whether Shift is held."""
        line, key = self._doers.session.timeline, Qt.Key
        return {
            (key.Key_Space, False): line.toggle_play,
            (key.Key_Left, False): lambda: line.move(-1),
            (key.Key_Right, False): lambda: line.move(1),
            (key.Key_Left, True): lambda: line.move(-10),
            (key.Key_Right, True): lambda: line.move(10),
            (key.Key_Home, False): line.first,
            (key.Key_End, False): line.last,
            (key.Key_Plus, False): line.faster,
            (key.Key_Plus, True): line.faster,
            (key.Key_Equal, False): line.faster,
            (key.Key_Minus, False): line.slower,
            (key.Key_L, False): line.toggle_loop,
            (key.Key_F, False): self._doers.bar.toggle_follow,
            (key.Key_M, False): line.next_mark,
            (key.Key_M, True): line.previous_mark,
            (key.Key_A, False): self._doers.show_all,
            (key.Key_Escape, False): self._doers.escape,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a single key means; False where it means nothing."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        action = self._keys.get((event.key(), modifiers == Qt.KeyboardModifier.ShiftModifier))
        if action is None:
            return False
        action()
        return True
