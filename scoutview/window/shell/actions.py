"""What the commands do: the actions of a window with their keys, the menu in its groups, and when each can be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from scoutview.language import tr
from scoutview.session import Session
from scoutview.window.base.dress import Dress
from scoutview.window.base.windows import toggle_full_screen
from scoutview.window.docks.dock_area import DockArea
from scoutview.window.probes.intervention_bar import InterventionBar
from scoutview.window.runs.runs import Runs
from scoutview.window.shell.commands import COMMANDS, ENDS, GROUPS, LISTED, Command, Lists, group_in_words
from scoutview.window.shell.top_strip import TopStrip
from scoutview.window.sweeps.sweeps import Sweeps
from scoutview.window.talks.talks import Talks
from scoutview.window.timeline.bar import TimelineBar

SIGNS = (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)  # some keyboards have them with Shift, others without
NO_RUN = tr("There is no run on screen yet: choose a lab, or open a recording.")
NO_SERIES = tr("No chapters are there: this ScoutView has none beside it.")
NO_TRAINING = tr("No training goes on.")
NO_SCENE = tr("There is no talk with a scene yet: add what is on screen.")
NOTHING_CHANGED = tr("There is nothing to take back or to do again in the talk.")
MODEL_CHANGED = tr(
    "There is nothing to take back in the talk: a click on a change beside “Changed inside the model” takes it back."
)
UNPAUSED = tr("Only a training that is paused takes single steps.")
GOES_ON = tr("This training goes on already.")
IN_SCENES = ("scene_words", "rename_scene", "retake_scene", "duplicate_scene", "scene_earlier", "scene_later")
OF_RUN = ("save_recording", "export", "formula", "probe", "intervention", "reset", "new_seed", "train_anew", "maximise")


OF_TRAINING = ("reset", "new_seed", "train_anew", "continue")


@dataclass(frozen=True)
class Entry:
    """One of what a list has at the moment, and what choosing it does."""

    title: str
    run: Callable[[], object]
    words: str = ""


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
    sweeps: Sweeps
    toggle_start_page: Callable[[], object]
    show_all: Callable[[], object]
    tell_first_words: Callable[[], object]
    escape: Callable[[], object]
    tell: Callable[[str], object]  # a sentence: why a key does nothing just now


class Actions:
    """An action for each command, with its keys. `lists` are asked for their entries whenever they are to be seen.

    `pages` are opened by the commands of their names: those of Help, and the settings of the program.
    """

    def __init__(
        self,
        window: QWidget,
        doers: Doers,
        lists: Mapping[Lists, Callable[[], Sequence[Entry]]],
        pages: Mapping[str, Callable[[], object]],
    ) -> None:
        self._window, self._doers, self.lists = window, doers, lists
        self._why_not: dict[str, str] = {}
        self._deeds = {**self._of_files(), **self._of_talks(), **self._of_training(), **self._of_the_timeline()}
        self._deeds |= {**self._of_views(), **pages, "menu": self.open_menu}
        self.by_name = {command.name: self._made(command) for command in COMMANDS}
        self._sole = {_pressed(key): each.name for each in COMMANDS if each.sole for key in each.keys}
        self._others = {
            each.name: {_combination(key) for key in self.by_name[each.name].shortcuts()}
            for each in COMMANDS
            if not each.sole
        }
        self.menu = self._filled_menu()
        doers.strip.wanted.connect(self.do)
        session, talks = doers.session, doers.talks
        for changed in (talks.changed, talks.height_changed, session.training_changed, session.probe_changed):
            changed.connect(self.refresh)
        self.refresh()

    # what they do

    def _of_files(self) -> dict[str, Callable[[], object]]:
        doers = self._doers
        return {
            "choose_lab": doers.strip.picker.open_menu,
            "start_page": doers.toggle_start_page,
            "open": doers.runs.choose_recording,
            "open_folder": doers.runs.choose_folder,
            "runs": doers.runs.show_runs,
            "save_recording": doers.runs.save_as,
            "export": doers.area.export_in_use,
            "quit": self._window.close,
        }

    def _of_talks(self) -> dict[str, Callable[[], object]]:
        talks = self._doers.talks

        def in_strip(wish: str) -> Callable[[], object]:
            return lambda: talks.do(wish)

        wishes = {
            "new_talk": "new", "save_talk_as": "save_as", "pack_talk": "pack", "export_talk": "export_talk",
            "scene_words": "words", "rename_scene": "rename", "retake_scene": "retake", "delete_scene": "delete",
            "duplicate_scene": "duplicate", "scene_earlier": "earlier", "scene_later": "later",
        }  # fmt: skip
        return {
            "scenes": talks.toggle_strip,
            "add_scene": talks.add_scene,
            "present": talks.present_chosen,
            "go_on_with_series": talks.go_on_with_series,
            "contents": talks.show_contents,
            "open_talk": talks.choose_talk,
            "save_talk": talks.save,
            "undo": talks.undo,
            "redo": talks.redo,
            **{name: in_strip(wish) for name, wish in wishes.items()},
        }

    def _of_training(self) -> dict[str, Callable[[], object]]:
        session, runs = self._doers.session, self._doers.runs
        return {
            "train": runs.train,
            "one_step": session.take_one_step,
            "stop": session.stop,
            "continue": session.continue_training,
            "train_anew": runs.train_anew,
            "reset": session.reset,
            "new_seed": session.new_seed,
            "change": runs.edit_changeable_settings,
            "sweep": self._doers.sweeps.ask,
            "lab_settings": runs.edit_settings,
        }

    def _of_the_timeline(self) -> dict[str, Callable[[], object]]:
        session, line = self._doers.session, self._doers.session.timeline
        return {
            "play": line.toggle_play,
            "forth": session.go_on,
            "back": lambda: line.move(-1),
            "forth_ten": lambda: line.move(10),
            "back_ten": lambda: line.move(-10),
            "first": line.first,
            "last": line.last,
            "faster": line.faster,
            "slower": line.slower,
            "loop": line.toggle_loop,
            "follow": self._doers.bar.toggle_follow,
            "next_mark": line.next_mark,
            "previous_mark": line.previous_mark,
        }

    def _of_views(self) -> dict[str, Callable[[], object]]:
        doers, dress = self._doers, self._doers.dress
        return {
            "probe": doers.strip.focus_probe,
            "intervention": doers.interventions.write,
            "formula": doers.area.show_formula_in_use,
            "show_all": doers.show_all,
            "maximise": doers.area.maximise_in_use,
            "places": doers.area.reset,
            "theme": dress.toggle_theme,
            "larger": dress.larger_text,
            "smaller": dress.smaller_text,
            "normal": lambda: dress.set_text_size(1.0),
            "full_screen": lambda: toggle_full_screen(self._window),
            "still": lambda: dress.set_motion(not dress.look.motion),
            "escape": doers.escape,
        }

    # when they can be done

    def refresh(self) -> None:
        """Enable what can be done now, and check what holds."""
        session, talks, enable = self._doers.session, self._doers.talks, self._enable
        training = session.training
        live = bool(self._doers.runs.live())
        enable(OF_RUN, session.lab is not None, NO_RUN)
        enable(("continue",), session.lab is not None and not live, GOES_ON if live else NO_RUN)
        lab = session.lab
        elsewhere = lab.trained_elsewhere or lab.trains_elsewhere if lab is not None else ""
        enable(("sweep",), not elsewhere, elsewhere)
        if elsewhere:
            enable(OF_TRAINING, False, elsewhere)
        enable(("stop", "change"), live, NO_TRAINING)
        enable(("one_step",), training is not None and training.state == "paused", UNPAUSED)
        enable(("undo",), talks.can_undo, MODEL_CHANGED if session.interventions else NOTHING_CHANGED)
        enable(("redo",), talks.can_redo, NOTHING_CHANGED)
        enable((*IN_SCENES, "delete_scene", "export_talk", "pack_talk", "save_talk_as"), talks.has_scenes, NO_SCENE)
        enable(("go_on_with_series", "contents"), bool(talks.series.chapters), NO_SERIES)
        self.by_name["scenes"].setChecked(talks.is_shown())
        self.by_name["still"].setChecked(not self._doers.dress.look.motion)

    def _enable(self, names: Sequence[str], holds: bool, why_not: str) -> None:
        for name in names:
            self.by_name[name].setEnabled(holds)
            self._why_not[name] = why_not

    def why_not(self, name: str) -> str:
        """Why it cannot be done now; nothing where it can."""
        return "" if self.can(name) else self._why_not[name]

    def can(self, name: str) -> bool:
        """Whether it can be done now."""
        return self.by_name[name].isEnabled()

    def do(self, name: str) -> None:
        """The command of this name, where it can be done."""
        if self.can(name):
            self._deeds[name]()

    # keys

    def claimed(self) -> set[QKeyCombination]:
        """The keys with Ctrl or Alt, and the function keys, that are no field's: a field has its own undo."""
        return {key for name, keys in self._others.items() for key in keys if name not in ("undo", "redo")}

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key without Ctrl or Alt means, or say why another does nothing; False where it means nothing."""
        refused = next((name for name, keys in self._others.items() if event.keyCombination() in keys), "")
        if refused and not self.can(refused):
            self._doers.tell(self.why_not(refused))
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers != Qt.KeyboardModifier.NoModifier and not shift:
            return False
        name = self._sole.get((event.key(), shift and event.key() not in SIGNS))
        if name is None or name == "delete_scene":  # that one only where the scenes have the keyboard
            return False
        self.do(name)
        return True

    def _made(self, command: Command) -> QAction:
        title = f"{command.title}\t{command.key}" if command.sole else command.title
        made = QAction(title, self._window)
        if not command.sole:
            made.setShortcuts([QKeySequence(key) for key in command.keys])
        made.setCheckable(command.checkable)
        made.triggered.connect(lambda: self.do(command.name))
        self._window.addAction(made)
        return made

    # the menu

    def _filled_menu(self) -> QMenu:
        menu = QMenu(self._window)
        for group in GROUPS:
            part = menu.addMenu(group_in_words(group))
            for command in COMMANDS:
                if command.group == group:
                    part.addAction(self.by_name[command.name])
                    if command.name in ENDS:
                        part.addSeparator()
            for listed, where in LISTED.items():
                if where == group:
                    self._add_list(part, listed)
        return menu

    def _add_list(self, part: QMenu, listed: Lists) -> None:
        entries = part.addMenu(listed.value)
        part.aboutToShow.connect(lambda: entries.setEnabled(bool(self.lists[listed]())))
        entries.aboutToShow.connect(lambda: self._fill(entries, listed))

    def _fill(self, menu: QMenu, listed: Lists) -> None:
        menu.clear()
        for entry in self.lists[listed]():
            menu.addAction(entry.title.replace("&", "&&")).triggered.connect(lambda _=False, run=entry.run: run())

    def open_menu(self) -> None:
        """Under the button for it."""
        self._doers.strip.open_menu(self.menu)


def _pressed(key: str) -> tuple[int, bool]:
    """A key without Ctrl or Alt, and whether Shift is held with it."""
    pressed = _combination(QKeySequence(key))
    return pressed.key(), bool(pressed.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)


def _combination(key: QKeySequence) -> QKeyCombination:
    first: QKeyCombination = key[0]  # type: ignore[index]  # the stubs do not know it
    return first
