"""The base of all panels: one view of an observation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.controls import Controls
from scoutview.graphics.widgets.lines import Foot, Lines
from scoutview.measure import Measure
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.run_set import NO_RUNS, RunSet

DESCRIBED = "described"  # the property of a part that holds what the panel said of it
MOST_ROUNDS = 3  # of arranging: once more for each time that this changed the panel's own size


class Panel(QWidget):
    """One view of an observation. Remembers nothing between observations but its own view settings.

    The panel is the body only: title, explanation and tools are drawn by whoever holds it, a dock of the window or
    a picture for a talk. A subclass puts its parts into `self.body`. Everything happens on the GUI thread.
    """

    name: ClassVar[str]  # used on the command line; never renamed
    title: ClassVar[str]
    brief_title: ClassVar[str] = ""  # where the title has no room, if there is a shorter one
    field_term: ClassVar[str] = ""  # what the field calls it, where the title is a plainer word: the search finds both
    needs: ClassVar[frozenset[str]]  # channel names; the panel is offered where a lab has them all
    answers_first: ClassVar[bool] = False  # whether one looks at it while a probe is drawn: nothing opens over it
    tells_of_training: ClassVar[bool] = False  # whether it has nothing to show where a model was trained elsewhere
    compares_runs: ClassVar[bool] = False  # whether it is shown the runs of the recording's folder

    shows_measures: ClassVar[bool] = False  # whether it is there only where the run has measures
    stands_beside: ClassVar[str] = ""  # the panel whose row it stands in, where no lab says where it stands

    questions_changed = Signal()  # a choice changed what must be asked
    probe_chosen = Signal(str)  # the written form of a probe that was clicked
    step_chosen = Signal(int)  # a step of the run that was clicked
    run_chosen = Signal(str)  # the path of a recording that was clicked, to be on screen with the same probe
    intervention_chosen = Signal(str)  # the written form of one that was clicked; once more takes it back
    part_chosen = Signal(str, object)  # a panel's name, and view settings for it: open that part there
    setting_chosen = Signal(str, object)  # one that may change while it trains, and its new value
    explanation_changed = Signal()
    crowded_out_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.title)
        self.look = look
        self.curves = NO_CURVES
        self.runs = NO_RUNS
        self.crowded_out: QWidget | None = None  # controls for which it has no room: to be lent, so that they are used
        self._lent = False
        self._arranging = self._to_arrange = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def explanation(self) -> str:
        """One line in plain words: what am I seeing."""
        raise NotImplementedError

    def questions(self) -> Collection[Question]:
        """What it must know for its present choices."""
        return plain_questions(self.needs)

    def histories(self) -> Collection[HistoryRequest]:
        """What it must know of many frames, for its present choices and curves."""
        return ()

    @contextmanager
    def asking_anew(self) -> Iterator[None]:
        """Meanwhile choices, an observation or curves may change what must be known: if so, that is told."""
        before = self.questions(), self.histories()
        yield
        if (self.questions(), self.histories()) != before:
            self.questions_changed.emit()

    def show_observation(self, observation: Observation) -> None:
        """Draw this; it holds the answers to `questions()`, and a trajectory's steps so far."""
        raise NotImplementedError

    def show_curves(self, curves: Curves) -> None:
        """The run grew: metrics, marks and steps of all its frames. An override calls this first."""
        self.curves = curves

    def measures(self) -> Sequence[Measure]:
        """Those of the run that it draws."""
        return ()

    def show_runs(self, runs: RunSet) -> None:
        """The runs of the folder changed: of panels that compare them. An override calls this first."""
        self.runs = runs

    def show_history(self, history: History) -> None:
        """Draw the answers that are there so far."""

    def formula(self) -> str:
        """The formula with this frame's numbers in it, as rich text, for the ⓘ."""
        raise NotImplementedError

    def finding(self) -> str:
        """The one sentence made from this frame's numbers, or nothing."""
        return ""

    def describe(self) -> None:
        """Tell a screen reader what is seen: on the panel, and on each of its pictures, what these leave untold."""
        told = " ".join(filter(None, (self.explanation(), self.finding())))
        parts: list[QWidget] = [self, *self.findChildren(Canvas)]
        for part in parts:
            if not part.accessibleName():
                part.setAccessibleName(self.title)
            if part.accessibleDescription() in ("", part.property(DESCRIBED)):
                description = " ".join(filter(None, (told, part.toolTip())))
                part.setAccessibleDescription(description)
                part.setProperty(DESCRIBED, description)

    def local_steps(self) -> int:
        """How many steps its own stepper has, of what it shows now; 0 where it has none, or shows nothing yet."""
        return 0

    def show_local_step(self, number: int) -> None:
        """Show this step, from 0 to `local_steps() - 1`, at once and without playing."""

    def is_on_screen(self) -> bool:
        """Whether any of it can be seen: a dock behind another tab is visible to Qt, and yet nobody sees it."""
        if not self.isVisible():
            return False
        window = self.window()
        return window.rect().intersects(QRect(self.mapTo(window, QPoint(0, 0)), self.size()))

    def set_look(self, look: Look) -> None:
        """Another theme or scale, passed on to every Canvas and to all Controls; widgets follow the style sheet."""
        self.look = look
        parts: list[Canvas | Controls] = [*self.findChildren(Canvas), *self.findChildren(Controls)]
        for part in parts:
            part.set_look(look)
        self._dress()
        self._hide_controls_in_picture()
        self.arrange()
        self._show()
        self.update()

    def arrange(self) -> None:
        """Give the parts their places; to be called where what is shown decides them."""
        self._to_arrange = True
        if self._arranging:
            return  # a part that came or went had the window laid out again: what is placed now would be overtaken
        self._arranging = True
        try:
            for _ in range(MOST_ROUNDS):
                if self._to_arrange:
                    self._to_arrange = False
                    self._arrange()
        finally:
            self._arranging = False

    def _show(self) -> None:
        """Draw once more what was last given, in this look and with these choices; nothing where nothing was given."""

    def _dress(self) -> None:
        """Pass the look on to what is neither a Canvas nor Controls, and wants it."""

    def _arrange(self) -> None:
        """Give the parts their places at this size and in this look, and leave out what finds no room."""

    def place(self, part: QWidget, box: Box) -> None:
        """Give a part of this panel its place, told in design pixels."""
        part.setGeometry(*(round(side * self.look.scale) for side in box))

    def place_foot(self, foot: Foot, texts: Iterable[Lines], x: float, bottom: float) -> float:
        """Place these lines above `bottom`, one below the other, as far as they are in the foot; how high that is."""
        place = bottom - foot.height
        for text in texts:
            text.setVisible(text in foot.heights)
            if text in foot.heights:
                self.place(text, Box(x, place, foot.width, foot.heights[text]))
                place += foot.heights[text] + foot.gap
        return foot.height

    def arrange_controls(
        self,
        controls: Controls,
        rows: Callable[[int], int],
        padding: float,
        *,
        top: float = 4.0,
        below: float = 12.0,
        least_height: float = 0.0,
    ) -> float:
        """Place the controls over all else, except in pictures; where the rest begins, in design pixels.

        `rows` makes them stand in rows in a width, and tells how high that gets, both in pixels. Where the panel is too
        narrow for that, or leaves less than `least_height` to the rest, they are `crowded_out`.
        """
        inner = self.width() - 2 * self.look.px(padding)
        height = rows(inner)
        begins = top + height / self.look.scale + below
        narrow = controls.least_width() > inner
        roomy = not narrow and self.height() / self.look.scale - begins >= least_height
        self.show_controls(controls, wanted=True, roomy=roomy)
        if self.look.picture or not roomy:
            return top
        if not self._lent:
            controls.setGeometry(self.look.px(padding), self.look.px(top), inner, height)
        return begins

    def show_controls(self, controls: QWidget, *, wanted: bool, roomy: bool) -> None:
        """Show those that are wanted where they have room, except in pictures; elsewhere they are `crowded_out`."""
        wanted = wanted and not self.look.picture
        if not self._lent:
            controls.setVisible(wanted and roomy)
        crowded_out = controls if wanted and not roomy else None
        if crowded_out is not self.crowded_out:
            self.crowded_out = crowded_out
            self.crowded_out_changed.emit()

    @contextmanager
    def lending(self, controls: QWidget) -> Iterator[None]:
        """Meanwhile these controls are elsewhere, and in use there."""
        place, self._lent = self.body.indexOf(controls), True
        try:
            yield
        finally:
            controls.hide()
            controls.setParent(self)
            if place >= 0:
                self.body.insertWidget(place, controls)
            self._lent = False
            self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hide_controls_in_picture()

    def _hide_controls_in_picture(self) -> None:
        """A picture shows no buttons: parts with the property `control` are left out of it."""
        if not self.look.picture:
            return
        for part in self.findChildren(QWidget):
            if part.property("control") is True:
                part.hide()

    def view_settings(self) -> Mapping[str, Any]:
        """Its choices as JSON-able values, to be kept and given back to `restore`."""
        return {}

    def restore(self, view_settings: Mapping[str, Any]) -> None:
        """Take up choices from `view_settings`; what does not fit any more is passed over."""


@lru_cache(maxsize=256)
def plain_questions(names: frozenset[str]) -> tuple[Question, ...]:
    """Questions of these names without choices, in their order; the same ones each time: they are asked for often."""
    return tuple(map(Question, sorted(names)))


def kept_index(value: object) -> int | None:
    """A place in a list as `view_settings` gave it; None where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
