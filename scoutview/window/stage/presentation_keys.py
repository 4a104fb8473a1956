"""The keys of a presentation: a clicker's, the speaker's, and those of the timeline."""

from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from scoutview.language import tr
from scoutview.timeline import Timeline
from scoutview.window.stage.live_scene import LiveScene

NUMBER_MS = 3000  # a number that no Enter followed is forgotten
KEYS_IN_WORDS = (
    (tr("→ ←, Page keys, N P, click"), tr("next or previous scene")),
    (tr("Home, End"), tr("first or last scene")),
    (tr("number, Enter"), tr("to the scene of this number")),
    ("C", tr("contents: the chapters of a series")),
    (tr("Backspace, R"), tr("back to the scene as it was saved")),
    (tr("Space"), tr("play or pause the timeline")),
    (tr("Shift+→ ←"), tr("one frame on or back")),
    ("+ −, L, M", tr("faster or slower, loop, next mark")),
    (tr("Ctrl+L, /"), tr("ask the model something, or draw; Esc closes it")),
    ("A", tr("all of the plot or picture under the pointer")),
    (tr("hold Z"), tr("laser pointer and magnifying glass")),
    ("B, .", tr("black screen")),
    ("T", tr("with or without the timeline")),
    ("V", tr("presenter view: notes, next scene, clock")),
    ("S", tr("swap the screens: audience and speaker")),
    ("F11", tr("full screen or window")),
    ("F1, ?", tr("these keys")),
    ("Esc", tr("end", "of a presentation")),
)
OVER_CONTENTS = frozenset({"window", "help", "black"})  # what a key may do while the contents cover the scene
AGAIN = frozenset({"frame", "speed"})  # what a key that is held down does again and again
Action = tuple[str, Callable[[], object]]


class Steered(Protocol):
    """What a key can do in a presentation."""

    @property
    def live(self) -> LiveScene | None: ...  # the scene on screen; None while another one comes
    def next(self) -> None: ...
    def previous(self) -> None: ...
    def last(self) -> None: ...
    def go_to(self, number: int) -> None: ...  # counted from 0
    def again(self) -> None: ...
    def toggle_black(self) -> None: ...
    def toggle_keys(self) -> None: ...
    def toggle_contents(self) -> None: ...
    def toggle_timeline(self) -> None: ...
    def toggle_presenter_view(self) -> None: ...
    def toggle_whole_screen(self) -> None: ...
    def swap_screens(self) -> None: ...
    def open_editor(self) -> None: ...
    def laser_on(self) -> None: ...
    def laser_off(self) -> None: ...
    def show_all(self) -> None: ...
    def take_keys(self) -> None: ...
    def escape(self) -> None: ...


class PresentationKeys:
    """Does what a key means; knows a number that is being typed."""

    def __init__(self, show: Steered, parent: QObject) -> None:
        self._show = show
        self._number = ""
        self._forget = QTimer(parent, singleShot=True, interval=NUMBER_MS)
        self._forget.timeout.connect(self._forget_number)
        self._keys = self._by_key(show)
        self._letters = self._by_letter(show)

    def _by_key(self, show: Steered) -> dict[tuple[int, bool], Action]:
        """By key and whether Shift is held."""
        key = Qt.Key
        return {
            (key.Key_Right, False): ("scene", show.next),
            (key.Key_PageDown, False): ("scene", show.next),
            (key.Key_Left, False): ("scene", show.previous),
            (key.Key_PageUp, False): ("scene", show.previous),
            (key.Key_Home, False): ("scene", lambda: show.go_to(0)),
            (key.Key_End, False): ("scene", show.last),
            (key.Key_Return, False): ("scene", self._go_to_number),
            (key.Key_Enter, False): ("scene", self._go_to_number),
            (key.Key_Backspace, False): ("scene", show.again),
            (key.Key_Right, True): ("frame", lambda: self._stop_and(lambda line: line.move(1))),
            (key.Key_Left, True): ("frame", lambda: self._stop_and(lambda line: line.move(-1))),
            (key.Key_M, True): ("frame", lambda: self._stop_and(Timeline.previous_mark)),
            (key.Key_M, False): ("frame", lambda: self._stop_and(Timeline.next_mark)),
            (key.Key_Space, False): ("play", lambda: self._turn(Timeline.toggle_play)),
            (key.Key_F11, False): ("window", show.toggle_whole_screen),
            (key.Key_F1, False): ("help", show.toggle_keys),
            (key.Key_Escape, False): ("window", show.escape),
            (key.Key_Z, False): ("pointer", show.laser_on),
        }

    def _by_letter(self, show: Steered) -> dict[str, Action]:
        """By what the key writes, wherever the keyboard has it."""
        return {
            "n": ("scene", show.next),
            "p": ("scene", show.previous),
            "r": ("scene", show.again),
            "b": ("black", show.toggle_black),
            ".": ("black", show.toggle_black),
            "t": ("parts", show.toggle_timeline),
            "/": ("parts", show.open_editor),
            "a": ("parts", show.show_all),
            "v": ("window", show.toggle_presenter_view),
            "s": ("window", show.swap_screens),
            "c": ("window", show.toggle_contents),
            "?": ("help", show.toggle_keys),
            "+": ("speed", lambda: self._turn(Timeline.faster)),
            "=": ("speed", lambda: self._turn(Timeline.faster)),
            "-": ("speed", lambda: self._turn(Timeline.slower)),
            "l": ("play", lambda: self._turn(Timeline.toggle_loop)),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; False where it means nothing."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_L:
            self._show.open_editor()
            return True
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        text = event.text().lower()
        if text.isdecimal() and text.isascii():
            self._number += text
            self._forget.start()
            return True
        return self._do(event)

    def press_over_contents(self, event: QKeyEvent) -> bool:
        """The same while the contents cover the scene: what concerns the scene means nothing."""
        return self._do(event, OVER_CONTENTS)

    def _do(self, event: QKeyEvent, kinds: Collection[str] | None = None) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        kind, action = self._keys.get((event.key(), shift)) or self._letters.get(event.text().lower()) or ("", None)
        if action is None or (kinds is not None and kind not in kinds):
            return False
        if not event.isAutoRepeat() or kind in AGAIN:
            action()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """A key came up again; False where that means nothing."""
        if event.key() != Qt.Key.Key_Z or event.isAutoRepeat():
            return False
        self._show.laser_off()
        return True

    def _turn(self, act: Callable[[Timeline], object]) -> None:
        if self._show.live is not None:
            act(self._show.live.session.timeline)

    def _stop_and(self, act: Callable[[Timeline], object]) -> None:
        """The speaker moves: a scene that plays by itself no longer does."""
        if self._show.live is not None:
            self._show.live.stop_playing()
            self._turn(act)

    def _go_to_number(self) -> None:
        number = self._number
        self._forget_number()
        if number:
            self._show.go_to(int(number) - 1)
        else:
            self._show.take_keys()

    def _forget_number(self) -> None:
        self._number = ""
        self._forget.stop()
