"""The observer: a thread that opens recordings and answers what the panels ask. The newest request wins.

The GUI thread puts requests into a queue and takes results from another; neither ever makes it wait. Order of work:
what the cursor shows, then trajectories, then histories, one small piece at a time; a new request cancels only what
its own frame, probe or question replaces.
"""

import queue
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, RunDescription
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import History, HistoryRequest, Question
from scoutview.observing.answer import Asker, stacked
from scoutview.observing.cache import AnswerCache, Key
from scoutview.probe import Probe
from scoutview.recording.reader import Recording
from scoutview.torch_loading import load_torch

REFRESH_S = 0.2  # how often a run that trains is read: each new frame costs the training a part of the processor
QUIET_REFRESH_S = 1.0  # how often any other is: another process may train it on
NO_ANSWER = "The model could not answer at this step."
REST_S, REST_SHARE = 0.02, 3.0  # between the steps of a trajectory while a model trains
PUBLISH_S = 1 / 30  # how often a growing trajectory is handed over


@dataclass(frozen=True)
class View:
    """What is to be seen: a frame by its step, a probe, and all that visible panels ask."""

    path: Path  # of the recording it means; while another one is open it is passed over
    number: int  # grows with every request
    step: int
    probe: Probe
    questions: frozenset[Question]
    histories: frozenset[HistoryRequest] = frozenset()


@dataclass(frozen=True, eq=False)
class Opened:
    """A recording is open."""

    path: Path
    lab: Lab[Any, Any]
    description: RunDescription
    curves: Curves
    state: str


@dataclass(frozen=True, eq=False)
class Grown:
    """The open recording has more frames, or another state."""

    path: Path
    curves: Curves
    state: str


@dataclass(frozen=True, eq=False)
class Answered:
    """Answers to a view: all plain questions, and the trajectories as far as they have come."""

    view: View
    answers: Mapping[Question, Arrays]
    unfolding: frozenset[str]
    waiting: bool = False  # the model is still being built; more will come


@dataclass(frozen=True, eq=False)
class HistoryGrown:
    """More answers of a history."""

    view: View
    history: History


@dataclass(frozen=True)
class Failed:
    """Something went wrong: one sentence, and the details for those who want them."""

    sentence: str
    details: str = ""
    path: Path | None = None  # the recording that could not be opened


Result = Opened | Grown | Answered | HistoryGrown | Failed


class Observer:
    """Call `open`, `look`, `warm_up` and `close` from one thread; take results with `results`.

    `wake` is called from the observer's thread when there is something to take.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._requests: queue.SimpleQueue[Path | View | str] = queue.SimpleQueue()
        self._results: deque[Result] = deque()
        self._loading: threading.Thread | None = None
        self._thread = threading.Thread(target=self._work, name="observer", daemon=True)
        self._thread.start()

    def open(self, path: Path) -> None:
        """Open this recording instead of the present one."""
        self._requests.put(path)

    def look(self, view: View) -> None:
        """Answer this; what an older view asked and this does not is dropped."""
        self._requests.put(view)

    def warm_up(self) -> None:
        """Load torch and build the model, so that the first question is quick.

        Loading has a thread of its own: meanwhile a recording is opened, and shown by the answers it keeps.
        """
        if self._loading is None:
            self._loading = threading.Thread(target=self._load, name="torch loading", daemon=True)
            self._loading.start()

    def _load(self) -> None:
        with suppress(Exception):  # whoever needs torch meets the same error and tells it
            load_torch()
            self._requests.put("warm up")

    def close(self, timeout_s: float = 5.0) -> None:
        """End the thread; nobody is woken any more."""
        self._wake = lambda: None
        self._requests.put("close")
        ends_s = time.monotonic() + timeout_s
        for thread in (self._thread, self._loading):
            if thread is not None:
                thread.join(max(0.0, ends_s - time.monotonic()))

    def results(self) -> Iterator[Result]:
        """All that came since the last call."""
        while self._results:
            yield self._results.popleft()

    # the observer's thread

    def _work(self) -> None:
        desk = _Desk(self._give)
        while True:
            try:
                request = self._requests.get(timeout=desk.patience_s())
            except queue.Empty:
                request = None
            requests = [] if request is None else [request]
            while not self._requests.empty():
                requests.append(self._requests.get())
            if "close" in requests:
                desk.close()
                return
            desk.take(requests)
            desk.do_one_piece()

    def _give(self, result: Result) -> None:
        self._results.append(result)
        self._wake()


class _Desk:
    """What the observer's thread has before it: the open recording, the newest view, the work left."""

    def __init__(self, give: Callable[[Result], None]) -> None:
        self._give = give
        self._recording: Recording | None = None
        self._lab: Lab[Any, Any] | None = None
        self._asker: Asker | None = None
        self._cache = AnswerCache()
        self._view: View | None = None
        self._unanswered = False
        self._running: dict[Key, _Unfolding] = {}
        self._histories: list[HistoryRequest] = []
        self._history_given_s = 0.0
        self._unreadable: set[Key] = set()  # what a history goes on without
        self._refreshed_s = 0.0
        self._identity: tuple[int, int] | None = None  # of the open file; None once it is known to be gone

    def close(self) -> None:
        self._running.clear()
        if self._recording is not None:
            self._recording.close()
            self._recording = None

    def patience_s(self) -> float | None:
        """How long the thread may sleep: not at all while there is work, for ever where nothing grows."""
        if self._unanswered or self._running or self._histories:
            return 0.0
        return self._refresh_s() if self._recording is not None else None

    def _refresh_s(self) -> float:
        assert self._recording is not None
        return REFRESH_S if self._recording.state == "training" else QUIET_REFRESH_S

    def take(self, requests: list[Path | View | str]) -> None:
        paths = [request for request in requests if isinstance(request, Path)]
        views = [request for request in requests if isinstance(request, View)]
        if paths:
            self._guarded(lambda: self._open(paths[-1]), f"{paths[-1].name} could not be opened.", paths[-1])
        if views and self._recording is not None and views[-1].path == self._recording.path:
            self._turn_to(views[-1])
        if "warm up" in requests:
            self._guarded(self._warm_up, "The model could not be built.")

    def do_one_piece(self) -> None:
        """The most urgent piece of work, small enough that a new request need not wait for long."""
        if self._recording is None:
            return
        if self._unanswered:
            self._unanswered = False
            self._guarded(self._answer, NO_ANSWER)
        elif self._running:
            started_s = time.monotonic()
            self._guarded(self._unfold_one_step, "The trajectory could not be computed.")
            self._leave_room(time.monotonic() - started_s)
        elif self._histories:
            self._guarded(self._answer_one_of_history, "The history could not be computed.")
        if time.monotonic() - self._refreshed_s >= self._refresh_s():
            self._guarded(self._refresh, "The recording can no longer be read.")

    def _leave_room(self, spent_s: float) -> None:
        """A long trajectory beside a training would take half of its processor: rest longer than it works."""
        if self._recording is not None and self._recording.state == "training":
            time.sleep(min(REST_S, REST_SHARE * spent_s))

    def _guarded(self, work: Callable[[], None], sentence: str, path: Path | None = None) -> None:
        try:
            work()
        except UserError as error:
            self._give(Failed(str(error), path=path))
        except Exception:
            self._give(Failed(sentence, traceback.format_exc(), path))

    def _open(self, path: Path) -> None:
        recording = Recording.open(path)
        try:
            description = recording.description
            lab = lab_of_recording(description.lab, description.settings, recording.assets)
            curves = recording.curves()
            identity = _identity(path)
        except BaseException:
            recording.close()
            raise
        self.close()
        self._recording, self._lab, self._asker, self._view = recording, lab, None, None
        self._unanswered, self._histories, self._identity = False, [], identity
        self._forget()
        self._give(Opened(path, lab, description, curves, recording.state))
        self._guarded(self._take_kept_answers, f"The answers kept in {path.name} cannot be read.")

    def _take_kept_answers(self) -> None:
        assert self._recording is not None
        assert self._lab is not None
        for step, probe_text, question, arrays in self._recording.kept_answers():
            self._cache.keep(Key(step, self._lab.parse_probe(probe_text), question), arrays)

    def _forget(self) -> None:
        self._cache.clear()
        self._unreadable.clear()
        self._running.clear()  # a trajectory of the old weights
        self._unanswered = self._view is not None
        if self._asker is not None:
            self._asker.step = None

    def _refresh(self) -> None:
        self._refreshed_s = time.monotonic()
        assert self._recording is not None
        state, changes = self._recording.state, self._recording.changes
        if self._recording.refresh() or self._recording.state != state:
            if self._recording.changes != changes:
                self._forget()  # frames after a change may have been made anew
            self._give(Grown(self._recording.path, self._recording.curves(), self._recording.state))
        self._look_for_file(self._recording.path)

    def _look_for_file(self, path: Path) -> None:
        """An open file can be read on after it was deleted or replaced; say once that it was."""
        if self._identity is None or self._identity == _identity(path):
            return
        self._identity = None
        if path.exists():
            raise UserError(f"{path.name} was replaced by another file: open it again to see that one.")
        raise UserError(f"{path.name} was deleted or moved: save what is on screen under another name to keep it.")

    def _turn_to(self, view: View) -> None:
        assert self._lab is not None
        self._view, self._unanswered = view, True
        wanted = {self._key(question) for question in view.questions if question.name in self._lab.trajectories}
        self._running = {key: unfolding for key, unfolding in self._running.items() if key in wanted}
        self._histories = [request for request in view.histories if self._missing_step(request) is not None]
        for request in view.histories:
            if request not in self._histories:
                self._give_history(request)

    def _key(self, question: Question, step: int | None = None) -> Key:
        assert self._view is not None
        return Key(self._view.step if step is None else step, self._view.probe, question)

    def _answer(self) -> None:
        assert self._view is not None
        assert self._lab is not None
        view = self._view
        answers = {q: self._cache.get(self._key(q)) for q in view.questions}
        missing = [question for question, arrays in answers.items() if arrays is None]
        plain = [question for question in missing if question.name not in self._lab.trajectories]
        starting = [q for q in missing if q not in plain and self._key(q) not in self._running]
        if (plain or starting) and self._asker is None:
            # Building it takes a while: show meanwhile what the recording itself answers.
            self._give_answers(view, answers, starting, waiting=True)
        try:
            for question in starting:
                self._start(self._key(question))
            if plain:
                answers |= self._ask(view.step, view.probe, plain)
        finally:
            self._give_answers(view, answers)

    def _start(self, key: Key) -> None:
        asker = self._asker_at(key.step)
        self._running[key] = _Unfolding(asker.unfold(key.probe, key.question))

    def _give_answers(
        self,
        view: View,
        answers: Mapping[Question, Arrays | None],
        starting: Collection[Question] = (),
        *,
        waiting: bool = False,
    ) -> None:
        here = {question: arrays for question, arrays in answers.items() if arrays is not None}
        for key, unfolding in self._running.items():
            if unfolding.steps:
                here[key.question] = stacked(unfolding.steps)
        names = frozenset(question.name for question in (*starting, *(key.question for key in self._running)))
        self._give(Answered(view, here, names, waiting))

    def _ask(self, step: int, probe: Probe, questions: list[Question]) -> dict[Question, Arrays | None]:
        asker = self._asker_at(step)
        answers: dict[Question, Arrays | None] = {}
        try:
            answers |= asker.answer(probe, questions)
        except Exception:  # one by one, so that the others are answered all the same
            for question in questions:
                self._guarded(partial(_answer_one, asker, probe, question, answers), NO_ANSWER)
        for question, arrays in answers.items():
            if arrays is not None:
                self._cache.keep(Key(step, probe, question), arrays)
        return answers

    def _warm_up(self) -> None:
        load_torch()
        if self._lab is not None and self._asker is None:
            self._asker = Asker(self._lab)

    def _asker_at(self, step: int) -> Asker:
        """The asker with the weights of this step."""
        if self._asker is None:
            self._warm_up()
        assert self._asker is not None
        assert self._recording is not None
        if self._asker.step != step:
            self._asker.load(self._recording.frame_at(step))
        return self._asker

    def _unfold_one_step(self) -> None:
        key, unfolding = next(iter(self._running.items()))
        try:
            finished = unfolding.advance()
        except Exception:
            del self._running[key]
            self._give_what_is_here()
            raise
        if finished:
            del self._running[key]
            self._cache.keep(key, stacked(unfolding.steps))
        if finished or unfolding.due():
            self._give_what_is_here()

    def _give_what_is_here(self) -> None:
        assert self._view is not None
        self._give_answers(self._view, {q: self._cache.get(self._key(q)) for q in self._view.questions})

    def _missing_step(self, request: HistoryRequest) -> int | None:
        keys = (self._key(request.question, step) for step in request.steps)
        return next((key.step for key in keys if key not in self._unreadable and self._cache.get(key) is None), None)

    def _answer_one_of_history(self) -> None:
        assert self._view is not None
        request = self._histories[0]
        step = self._missing_step(request)
        if step is None:
            self._histories.pop(0)
            self._give_history(request)
            return
        try:
            answered = self._ask(step, self._view.probe, [request.question])
        except UserError:  # a damaged frame: the history goes on without it
            self._unreadable.add(self._key(request.question, step))
            raise
        if request.question not in answered:
            self._histories.remove(request)
        elif time.monotonic() - self._history_given_s >= PUBLISH_S:
            self._give_history(request)

    def _give_history(self, request: HistoryRequest) -> None:
        assert self._view is not None
        self._history_given_s = time.monotonic()
        answers = {step: self._cache.get(self._key(request.question, step)) for step in request.steps}
        here = {step: arrays for step, arrays in answers.items() if arrays is not None}
        self._give(HistoryGrown(self._view, History(request, here, self._view.probe)))


def _answer_one(asker: Asker, probe: Probe, question: Question, answers: dict[Question, Arrays | None]) -> None:
    """Add the answer; where this model lacks what was chosen in another, the answer to the lab's own choice."""
    try:
        answers[question] = asker.answer(probe, [question])[question]
    except UserError:
        plain = Question(question.name)
        answers[question] = asker.answer(probe, [plain])[plain]


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever its name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


class _Unfolding:
    """A trajectory in the making."""

    def __init__(self, steps: Iterator[Arrays]) -> None:
        self.steps: list[Arrays] = []
        self._iterator = steps
        self._published_s = time.monotonic()

    def advance(self) -> bool:
        """One step further; True when there is none left."""
        step = next(self._iterator, None)
        if step is not None:
            self.steps.append(step)
        return step is None

    def due(self) -> bool:
        now = time.monotonic()
        if now - self._published_s < PUBLISH_S:
            return False
        self._published_s = now
        return True
