"""Everything the menu and the keyboard can do. Single keys reach the timeline only when no control wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from scoutview.window.docks.dock import PanelDock
from scoutview.window.shell.full_screen import toggle_full_screen

if TYPE_CHECKING:
    from scoutview.window.shell.main_window import MainWindow


class Actions:
    """The actions of a window, its menu, and its single keys."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.menu = QMenu(window)
        self.panels_menu = QMenu("Panels", window)
        self._by_name: dict[str, QAction] = {}
        self._fill(window)
        window.talks.changed.connect(self.refresh)
        self._keys = self._single_keys(window)

    def _fill(self, window: MainWindow) -> None:
        session = window.session
        self._add("Choose a lab…", window.strip.picker.open_menu, "Ctrl+K")
        self._add("Start page", window.show_start_page, "Ctrl+Home")
        self._add("Open a recording…", window.runs.choose_recording, "Ctrl+O")
        self._add("Your runs…", window.runs.show_runs, "Ctrl+Shift+O")
        self._add("Save as…", window.runs.save_as, "Ctrl+S")
        self._add("Export…", window.room.export_in_use, "Ctrl+E")
        self._add("Formula of a panel…", window.room.show_formula_in_use, "Ctrl+I")
        self.menu.addSeparator()
        self._fill_talks(window)
        self.menu.addSeparator()
        self._add("Train or pause", window.runs.train, "Ctrl+T")
        self._add("Continue training", session.continue_training, "Ctrl+Shift+T")
        self._add("Stop training", session.stop, "Ctrl+.")
        self._add("Reset (same seed)", session.reset, "Ctrl+R")
        self._add("New seed", session.new_seed, "Ctrl+Shift+R")
        self._add("Learning rate…", window.runs.edit_learning_rate, "Ctrl+Shift+L")
        self._add("Settings of this lab…", window.runs.edit_settings, "Ctrl+,")
        self.menu.addSeparator()
        self._add("Type a probe", window.focus_probe, "Ctrl+L")
        self._add("Change the model inside…", window.write_intervention, "Ctrl+Shift+I")
        self.menu.addMenu(self.panels_menu)
        self._add("Panels back to their places", window.room.reset, "Ctrl+Shift+P")
        self._fill_look(window)
        self.menu.addSeparator()
        self._add("Quit", window.close, "Ctrl+Q")

    def _fill_talks(self, window: MainWindow) -> None:
        talks = window.talks
        self._add("Scenes of a talk", talks.toggle_strip, "Ctrl+Shift+S")
        self._add("Add to the talk", talks.add_scene, "Ctrl+Shift+A")
        self._add("Undo in the talk", talks.undo, "Ctrl+Z")
        self._add("Redo in the talk", talks.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self._add("Open a talk…", talks.choose_talk)
        self._add("Present", lambda: talks.present(max(0, talks.strip.current if talks.strip else 0)), "F5")
        tours = self.menu.addMenu("Guided tours")
        for title, path in window.tours.items():
            tours.addAction(title).triggered.connect(lambda _=False, path=path: talks.present_file(path))

    def _fill_look(self, window: MainWindow) -> None:
        self._add("Dark or light", window.dress.toggle_theme, "Ctrl+D")
        self._add("Larger text", window.dress.larger_text, "Ctrl++", "Ctrl+=")
        self._add("Smaller text", window.dress.smaller_text, "Ctrl+-")
        self._add("Normal text", lambda: window.dress.set_text_size(1.0), "Ctrl+0")
        self._add("Full screen", lambda: toggle_full_screen(window), "F11")
        self.still = self.menu.addAction("Reduce motion")
        self.still.setCheckable(True)
        self.still.setChecked(not window.look.motion)
        self.still.toggled.connect(lambda still: window.dress.set_motion(not still))

    def _add(self, name: str, action: Callable[[], object], *keys: str) -> None:
        made = QAction(name, self._window)
        made.setShortcuts([QKeySequence(key) for key in keys])
        made.triggered.connect(lambda: action())
        self._window.addAction(made)
        self.menu.addAction(made)
        self._by_name[name] = made

    def refresh(self) -> None:
        """Enable what can be done now."""
        session = self._window.session
        open_run = session.path is not None
        live = session.training is not None and session.training.state in ("starting", "training", "paused")
        for name in ("Save as…", "Export…", "Formula of a panel…", "Type a probe", "Change the model inside…"):
            self._by_name[name].setEnabled(open_run)
        for name in ("Reset (same seed)", "New seed"):
            self._by_name[name].setEnabled(open_run)
        self._by_name["Undo in the talk"].setEnabled(self._window.talks.can_undo)
        self._by_name["Redo in the talk"].setEnabled(self._window.talks.can_redo)
        self._by_name["Continue training"].setEnabled(open_run and not live)
        self._by_name["Stop training"].setEnabled(live)
        self._by_name["Learning rate…"].setEnabled(live)

    def do(self, wish: str) -> None:
        """What one of the strip's buttons wants, by its name."""
        window = self._window
        wishes: dict[str, Callable[[], None]] = {
            "train": window.runs.train,
            "settings": window.runs.edit_settings,
            "open": window.runs.choose_recording,
            "export": window.room.export_in_use,
            "theme": window.dress.toggle_theme,
            "more": self._open_menu,
            "reset": window.session.reset,
            "new_seed": window.session.new_seed,
        }
        wishes[wish]()

    def _open_menu(self) -> None:
        tool = self._window.strip.tools["more"]
        self.menu.popup(tool.mapToGlobal(tool.rect().bottomLeft()))

    def list_panels(self, docks: Iterable[PanelDock]) -> None:
        """The submenu that shows and hides panels."""
        self.panels_menu.clear()
        for dock in docks:
            self.panels_menu.addAction(dock.toggleViewAction())

    def _single_keys(self, window: MainWindow) -> dict[tuple[int, bool], Callable[[], object]]:
        """By key and whether Shift is held."""
        line, key = window.session.timeline, Qt.Key
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
            (key.Key_F, False): window.bar.toggle_follow,
            (key.Key_M, False): line.next_mark,
            (key.Key_M, True): line.previous_mark,
            (key.Key_Escape, False): window.escape,
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
