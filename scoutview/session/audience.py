"""The panels that look at one run: what they ask, and what each of them was shown."""

import operator
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from scoutview.frame import NO_CURVES, Arrays, Curves
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.observing.news import Answered, View
from scoutview.run_set import NO_RUNS, RunSet

# Between the panels' turns while a run is followed: each is painted before the next is served, and what moves on the
# screen meanwhile moves on. Somebody who scrubs gets them all at once: the window is painted once, not for each panel.
FOLLOWED_TURN_MS = 25
LONGEST_TURN_S = 0.05  # of showing: whoever moves on meanwhile is heard


class Viewer(Protocol):
    """What the session needs of a panel."""

    compares_runs: ClassVar[bool]
    questions_changed: SignalInstance

    def questions(self) -> Collection[Question]: ...
    def histories(self) -> Collection[HistoryRequest]: ...
    def show_observation(self, observation: Observation) -> None: ...
    def show_curves(self, curves: Curves) -> None: ...
    def show_runs(self, runs: RunSet) -> None: ...
    def show_history(self, history: History) -> None: ...
    def is_on_screen(self) -> bool: ...


@dataclass
class LastShown:
    """What a panel was last given."""

    observation: Observation | None = None
    histories: dict[HistoryRequest, History] = field(default_factory=dict)
    answers: tuple[Arrays | None, ...] = ()
    asked_since: set[HistoryRequest] = field(default_factory=set)  # the histories it has asked for ever since


class Audience(QObject):
    """Serves the panels in turns of the event loop, so that together they never hold it up for long."""

    served = Signal()  # all that was to be shown is

    def __init__(self, ask: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._viewers: list[Viewer] = []
        self._curves: Curves = NO_CURVES
        self._runs: RunSet = NO_RUNS
        self._informed: dict[int, Curves] = {}  # by viewer: the curves it was last shown
        self._compared: dict[int, RunSet] = {}  # by viewer: the runs it was
        self._shown: dict[int, LastShown] = {}
        self._listening: dict[int, Callable[[], None]] = {}  # by viewer: what hears that it asks something else
        self._contented: list[Viewer] = []  # those on screen that asked nothing, as of the last `wanted`
        self._requested: dict[int, frozenset[HistoryRequest]] = {}  # by viewer: the histories that it asked for then
        self._turns: list[tuple[Viewer, Answered]] = []  # what is still to be shown to whom

    def attach(self, viewer: Viewer) -> None:
        """A panel that is fed from now on, whenever it is visible."""
        self._viewers.append(viewer)
        self._listening[id(viewer)] = partial(self._ask_anew, viewer)
        viewer.questions_changed.connect(self._listening[id(viewer)])

    def detach(self, viewer: Viewer) -> None:
        """A panel that is no longer fed."""
        self._viewers.remove(viewer)
        self._contented = [each for each in self._contented if each is not viewer]
        self._turns = [turn for turn in self._turns if turn[0] is not viewer]
        self._informed.pop(id(viewer), None)
        self._compared.pop(id(viewer), None)
        self._requested.pop(id(viewer), None)
        self._shown.pop(id(viewer), None)
        viewer.questions_changed.disconnect(self._listening.pop(id(viewer)))

    def _ask_anew(self, viewer: Viewer) -> None:
        """It may have let go of what it was shown, as one does that takes up a scene: it gets all of it again."""
        shown = self.shown_to(viewer)
        shown.answers = ()
        shown.asked_since.clear()
        self._ask()

    def shown_to(self, viewer: Viewer) -> LastShown:
        """What this panel shows, so that a picture of it can show the same."""
        return self._shown.setdefault(id(viewer), LastShown())

    def forget(self) -> None:
        """Another run is on screen."""
        self._informed.clear()
        self._shown.clear()

    def close(self) -> None:
        """Nobody is fed any more."""
        self._turns.clear()
        self._contented.clear()
        self._viewers.clear()

    def wanted(self) -> tuple[frozenset[Question], frozenset[HistoryRequest]]:
        """What the panels on screen ask."""
        visible = list(self._visible())
        for viewer in visible:
            self._inform(viewer)
        self._requested = {id(viewer): frozenset(viewer.histories()) for viewer in visible}
        for viewer in visible:
            self.shown_to(viewer).asked_since &= self._requested[id(viewer)]
        asked = [(viewer, viewer.questions()) for viewer in visible]
        self._contented = [viewer for viewer, questions in asked if not questions]
        wanted = frozenset(question for _, questions in asked for question in questions)
        return wanted, frozenset().union(*self._requested.values())

    def show_curves(self, curves: Curves) -> None:
        """To those on screen at once, to the others once they are there."""
        self._curves = curves
        for viewer in self._visible():
            self._inform(viewer)

    def compares_runs(self) -> bool:
        """Whether one that is on screen holds several runs against each other."""
        return any(viewer.compares_runs and viewer.is_on_screen() for viewer in self._viewers)

    def show_runs(self, runs: RunSet) -> None:
        """The same of the runs beside the one on screen, to those that compare them."""
        self._runs = runs
        for viewer in self._visible():
            self._inform(viewer)

    def show_place(self, view: View) -> None:
        """To those who asked nothing just now: where the cursor is. They need not wait for the model."""
        for viewer in self._contented:
            self._serve(viewer, Answered(view, {}, frozenset()))

    def show_answers(self, answered: Answered) -> None:
        """Give each panel what it asked; what older answers had left to show it is passed over."""
        asked = [(viewer, viewer.questions()) for viewer in self._visible()]
        concerned = [viewer for viewer, questions in asked if questions and answered.is_for(questions)]
        others = [turn for turn in self._turns if all(turn[0] is not viewer for viewer in concerned)]
        self._turns = others + [(viewer, answered) for viewer in concerned]
        self._serve_next()

    def show_history(self, history: History) -> None:
        """To those who ask for it, where it is not what they show already."""
        request = history.request
        for viewer in list(self._viewers):
            if request not in self._requested.get(id(viewer), ()):
                continue
            shown = self.shown_to(viewer)
            if request in shown.asked_since and _is_same_history(shown.histories[request], history):
                continue
            if viewer.is_on_screen():
                shown.histories[request] = history
                shown.asked_since.add(request)
                viewer.show_history(history)

    def _visible(self) -> Iterator[Viewer]:
        return (viewer for viewer in list(self._viewers) if viewer.is_on_screen())

    def _inform(self, viewer: Viewer) -> None:
        if self._informed.get(id(viewer)) is not self._curves:
            self._informed[id(viewer)] = self._curves
            viewer.show_curves(self._curves)
        if viewer.compares_runs and self._compared.get(id(viewer), NO_RUNS) is not self._runs:
            self._compared[id(viewer)] = self._runs
            viewer.show_runs(self._runs)

    def _serve_next(self) -> None:
        """Those whose turn it is; once they are painted it is that of the others, or all are served."""
        until_s, served, followed = time.monotonic() + LONGEST_TURN_S, False, False
        while self._turns and not (served and (followed or time.monotonic() > until_s)):
            viewer, answered = self._turns.pop(0)
            if self._serve(viewer, answered):
                served, followed = True, answered.view.followed
        if served:
            QTimer.singleShot(FOLLOWED_TURN_MS if followed else 0, self, self._serve_next)
        else:
            self.served.emit()

    def _serve(self, viewer: Viewer, answered: Answered) -> bool:
        """Show a panel its observation; False where it has none, or shows just this already."""
        shown, questions = self.shown_to(viewer), tuple(viewer.questions())
        observation = _observation_for(questions, answered)
        if observation is None:
            return False
        answers = tuple(answered.answers.get(question) for question in questions)
        same = shown.observation is not None and _is_same(shown.observation, observation)
        if same and len(answers) == len(shown.answers) and all(map(operator.is_, answers, shown.answers)):
            return False
        wanted = set(viewer.histories())
        histories = {
            request: history
            for request, history in shown.histories.items()
            if request in wanted and history.probe in (None, observation.probe)
        }
        self._shown[id(viewer)] = LastShown(observation, histories, answers, shown.asked_since & histories.keys())
        viewer.show_observation(observation)
        return True


def _is_same(one: Observation, other: Observation) -> bool:
    return (one.step, one.probe, one.unfolding) == (other.step, other.probe, other.unfolding)


def _is_same_history(one: History, other: History) -> bool:
    """Whether they hold the very same answers."""
    if one is other:
        return True
    same_steps = one.probe == other.probe and one.answers.keys() == other.answers.keys()
    return same_steps and all(answer is other.answers[step] for step, answer in one.answers.items())


def _observation_for(questions: Iterable[Question], answered: Answered) -> Observation | None:
    """What a panel that asks these questions gets to see; None while one of them has no answer at all."""
    arrays: dict[str, Any] = {}
    unfolding = set()
    for question in questions:
        answer: Arrays | None = answered.answers.get(question)
        if question.name in answered.unfolding:
            unfolding.add(question.name)
        elif answer is None:
            return None
        arrays |= question.named(answer or {})
    return Observation(answered.view.step, answered.view.probe, arrays, frozenset(unfolding))
