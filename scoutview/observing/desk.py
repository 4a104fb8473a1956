"""The observer's desk: what its thread has before it, and which piece of work is the most urgent."""

import math
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from scoutview.errors import InterventionError, LostError, UserError
from scoutview.frame import Arrays, Frame
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_of_recording
from scoutview.labs.shared_channels import TRAINING_QUESTIONS
from scoutview.language import tr
from scoutview.observation import History, Question
from scoutview.observing.answer import Askers, Asks, stacked
from scoutview.observing.cache import AnswerCache, Key
from scoutview.observing.histories import Histories
from scoutview.observing.news import (
    GROWN,
    SHOWN,
    WARM_UP,
    Answered,
    Copy,
    Failed,
    FilesFound,
    FindFiles,
    Grown,
    HistoryGrown,
    Opened,
    Result,
    Saved,
    View,
)
from scoutview.observing.rest import Rest, processor_s
from scoutview.observing.run_directions import RunDirections
from scoutview.observing.trajectories import Trajectories, Trajectory
from scoutview.probe import Probe
from scoutview.recording.linked import MovedError
from scoutview.recording.reader import Recording
from scoutview.recording.relinking import relink

REFRESH_S = 0.1  # how often a run that trains is read
QUIET_REFRESH_S = 1.0  # how often any other is: another process may train it on
NO_ANSWER = tr("The model could not answer at this step.")
MOST_PAINTED_S = 0.04  # what the cursor shows is painted undisturbed, unless that takes longer
MOST_REST_S = 10.0  # between pieces of a history while a run that trains is followed
TYPED_S = 0.25  # after another probe: the next key may come, and a history would have turned the model to other frames


class Desk:
    """What the observer's thread has before it: the open recording, the newest view, the work left."""

    def __init__(
        self,
        give: Callable[[Result], None],
        askers: Askers,
        is_newest: Callable[[], bool] = lambda: True,
        torch_comes: Callable[[], bool] = lambda: False,
    ) -> None:
        """`is_newest` tells whether no request has come since those it took; `torch_comes`, whether WARM_UP will."""
        self._give, self._askers = give, askers
        self._is_newest, self._torch_comes = is_newest, torch_comes
        self._recording: Recording | None = None
        self._lab: Lab[Any, Any] | None = None
        self._asker: Asks | None = None
        self._directions: RunDirections | None = None  # of the open recording
        self._frame: Frame | None = None  # read for a trajectory: plain questions of its view come next
        self._cache = AnswerCache()
        self._view: View | None = None
        self._unanswered = False
        self._waiting = False  # the newest view has all that can be answered without torch
        self._trajectories = Trajectories()
        self._deferred = False  # a trajectory of the newest view has not begun yet
        self._given_s = -MOST_PAINTED_S  # when the answers to the newest view were
        self._histories = Histories(self._cache, self._key, self._give_history)
        self._history_rest = Rest(0.0, MOST_REST_S)
        self._typed_s = -math.inf  # when another probe came
        self._refreshed_s = 0.0
        self._told_state = ""  # a writer that dies changes it at no certain moment: what counts is what was told
        self._state_step = -1  # of the training state that was there when it was last looked for
        self._identity: tuple[int, int] | None = None  # of the open file; None once it is known to be gone

    def close(self) -> None:
        self._trajectories = Trajectories()
        if self._recording is not None:
            self._recording.close()
            self._recording = None

    def patience_s(self) -> float | None:
        """How long the thread may sleep: not at all while there is work, for ever where nothing grows."""
        if self._unanswered:
            return 0.0
        if self._recording is None:
            return None
        rests = [self._refresh_s()]
        if self._trajectories:
            rests.append(max(self._step_rest_s(), self._painted_in_s()))
        elif self._deferred:
            rests.append(self._trajectories.rest_s())
        if self._histories and not self._trajectories and not self._is_torchless():
            rests.append(max(self._history_rest_s(), self._painted_in_s()))
        return min(rests)

    def _is_torchless(self) -> bool:
        """Whether torch is being loaded: other recordings and views are shown meanwhile, as far as they can be."""
        return self._asker is None and self._torch_comes()

    def _painted_in_s(self) -> float:
        """For how long at most the answers to the newest view are still being painted.

        Both at once would take Python's lock from each other, at each operation of torch.
        """
        return max(0.0, self._given_s + MOST_PAINTED_S - time.monotonic())

    def _refresh_s(self) -> float:
        assert self._recording is not None
        return REFRESH_S if self._recording.state == "training" else QUIET_REFRESH_S

    def take(self, requests: list[Path | View | Copy | FindFiles | str]) -> None:
        for request in requests:
            if isinstance(request, Copy):  # of the recording that was open when it was asked for
                self._guarded(
                    partial(self._save, request.target),
                    tr("{name} could not be saved.").format(name=request.target.name),
                )
            if isinstance(request, FindFiles):
                self._guarded(partial(self._find, request.folder), tr("The files could not be looked for."))
        paths = [request for request in requests if isinstance(request, Path)]
        views = [request for request in requests if isinstance(request, View)]
        if paths:
            self._guarded(
                lambda: self._open(paths[-1]), tr("{name} could not be opened.").format(name=paths[-1].name), paths[-1]
            )
        if views and self._recording is not None and views[-1].path == self._recording.path:
            self._turn_to(views[-1])
        if SHOWN in requests:
            self._given_s = -MOST_PAINTED_S
        if GROWN in requests:
            self._refreshed_s = -QUIET_REFRESH_S
        if WARM_UP in requests and self._waiting:
            self._unanswered = True
        elif WARM_UP in requests:
            self._guarded(self._warm_up, tr("The model could not be built."))

    def do_one_piece(self) -> None:
        """The most urgent piece of work, small enough that a new request need not wait for long."""
        if self._recording is None:
            return
        if self._unanswered:
            self._unanswered = False
            self._guarded(self._answer, NO_ANSWER)
        elif self._trajectories:
            if self._step_rest_s() <= 0 and self._painted_in_s() <= 0:
                self._guarded(self._unfold_one_step, tr("The trajectory could not be computed."))
        elif self._deferred and self._trajectories.rest_s() <= 0:
            self._unanswered = True
        elif self._may_answer_history():
            self._history_rest.begin()
            self._guarded(self._answer_one_of_history, tr("The history could not be computed."))
        if time.monotonic() - self._refreshed_s >= self._refresh_s():
            self._guarded(self._refresh, tr("The recording can no longer be read."))

    def _may_answer_history(self) -> bool:
        may_begin = self._history_rest_s() <= 0 and self._painted_in_s() <= 0
        return bool(self._histories) and may_begin and not self._is_torchless()

    def _history_rest_s(self) -> float:
        """While one types, and while a run that trains is followed, its frames of long ago can wait."""
        typed_s = self._typed_s + TYPED_S - time.monotonic()
        trains = self._recording is not None and self._recording.state == "training"
        follows = trains and self._view is not None and self._view.followed
        return max(0.0, typed_s, self._history_rest.left_s() if follows else 0.0)

    def _step_rest_s(self) -> float:
        """A long trajectory beside a training would take half of its processor: rest longer than it works."""
        assert self._recording is not None
        return self._trajectories.step_rest_s() if self._recording.state == "training" else 0.0

    def _guarded(self, work: Callable[[], None], sentence: str, path: Path | None = None) -> None:
        try:
            work()
        except InterventionError as error:
            self._give(Failed(str(error), intervention=error.text))
        except UserError as error:
            self._give(Failed(str(error), path=path, moved=isinstance(error, MovedError)))
        except Exception:
            self._give(Failed(sentence, traceback.format_exc(), path))

    def _open(self, path: Path) -> None:
        recording = Recording.open(path)
        try:
            description = recording.description
            lab = lab_of_recording(recording)
            curves = recording.measured_curves()
            identity = _identity(path)
        except BaseException:
            recording.close()
            raise
        self.close()
        self._recording, self._lab, self._asker, self._view = recording, lab, None, None
        self._directions = RunDirections(recording)
        self._unanswered, self._waiting, self._deferred = False, False, False
        self._identity, self._state_step = identity, recording.state_step
        self._histories.drop()
        self._forget()
        self._told_state = recording.state
        self._give(Opened(path, lab, description, curves, self._told_state))
        self._guarded(self._take_kept_answers, tr("The answers kept in {name} cannot be read.").format(name=path.name))

    def _save(self, target: Path) -> None:
        if self._recording is not None:
            self._recording.save_copy(target)
            self._give(Saved(target))

    def _find(self, folder: Path) -> None:
        """Look for moved files; what they answer is asked for again."""
        if self._recording is None:
            return
        relinked = relink(self._recording.path, folder)
        if relinked.found:
            self._recording.refresh()
            self._frame = None
            self._forget()
        self._give(FilesFound(relinked))

    def _take_kept_answers(self) -> None:
        assert self._recording is not None
        assert self._lab is not None
        for step, probe_text, question, arrays in self._recording.kept_answers():
            channels = {channel.name for channel in self._lab.channels if channel.asked_by == question.name}
            # an answer of an older ScoutView may lack some, and kept words are English: it is computed anew
            if channels <= arrays.keys() and self._lab.may_be_kept(question.name):
                self._cache.keep(self._key_of(step, self._lab.parse_probe(probe_text), question), arrays)

    def _forget(self) -> None:
        self._cache.clear()
        self._histories.forget()
        self._trajectories.forget()
        if self._directions is not None:
            self._directions.forget()
        self._unanswered = self._view is not None
        if self._asker is not None:
            self._asker.step = None

    def _refresh(self) -> None:
        self._refreshed_s = time.monotonic()
        assert self._recording is not None
        changes = self._recording.changes
        if self._recording.refresh() or self._recording.state != self._told_state:
            if self._recording.changes != changes:
                self._forget()  # frames after a change may have been made anew
            recording, self._told_state = self._recording, self._recording.state
            self._look_for_state(recording)
            self._give(Grown(recording.path, recording.measured_curves(), self._told_state, processor_s()))
        self._look_for_file(self._recording.path)

    def _look_for_state(self, recording: Recording) -> None:
        """A training state is written after its frame: what was told of its next step without it is asked anew."""
        step = recording.state_step
        if step == self._state_step:
            return
        self._state_step = step
        self._cache.drop(step, TRAINING_QUESTIONS)
        self._trajectories.drop(step, TRAINING_QUESTIONS)
        if self._view is not None and self._view.step == step:
            self._unanswered = True

    def _look_for_file(self, path: Path) -> None:
        """An open file can be read on after it was deleted or replaced; say once that it was."""
        if self._identity is None or self._identity == _identity(path):
            return
        self._identity = None
        if path.exists():
            raise UserError(
                tr("{name} was replaced by another file: open it again to see that one.").format(name=path.name)
            )
        raise UserError(
            tr("{name} was deleted or moved: save what is on screen under another name to keep it.").format(
                name=path.name
            )
        )

    def _turn_to(self, view: View) -> None:
        assert self._lab is not None
        if self._view is not None and view.probe != self._view.probe:
            self._typed_s = time.monotonic()
        self._view, self._unanswered = view, True
        wanted = {self._key(question) for question in view.questions if question.name in self._lab.trajectories}
        self._trajectories.turn_to(wanted, followed=view.followed)
        self._histories.turn_to(view.histories)

    def _key(self, question: Question, step: int | None = None) -> Key:
        assert self._view is not None
        return self._key_of(self._view.step if step is None else step, self._view.probe, question)

    def _key_of(self, step: int, probe: Probe, question: Question) -> Key:
        """Asked about the model alone: answered once for all probes; of the unchanged one: once for all changes."""
        assert self._lab is not None
        question, probe = question.meant(probe)
        return Key(step, self._lab.asked_with(question, probe), question)

    def _late(self) -> frozenset[str]:
        """The trajectories for which an older frame is still on screen."""
        assert self._view is not None
        names = self._trajectories_of(self._view)
        asked = [self._key(question) for question in self._view.questions if question.name in names]
        missing = [key for key in asked if self._cache.get(key) is None]
        return frozenset(key.question.name for key in missing if self._trajectories.is_late(key))

    def _trajectories_of(self, view: View) -> frozenset[str]:
        """Those that the view asks for."""
        assert self._lab is not None
        return frozenset(question.name for question in view.questions) & self._lab.trajectories

    def _answer(self) -> None:
        assert self._view is not None
        assert self._lab is not None
        view, late = self._view, self._late()
        self._deferred = bool(late)
        answers = {q: self._cache.get(self._key(q)) for q in view.questions}
        missing = [question for question, arrays in answers.items() if arrays is None]
        plain = [question for question in missing if question.name not in self._lab.trajectories]
        starting = self._as_declared(
            question
            for question in missing
            if question not in plain and question.name not in late and self._key(question) not in self._trajectories
        )
        self._waiting = bool(plain or starting) and self._is_torchless()
        if (plain or starting) and self._asker is None:
            # Building it takes a while: show meanwhile what the recording itself answers.
            self._give_answers(view, answers, starting, waiting=True)
        if self._waiting:
            return
        try:
            for question in starting:
                self._start(question)
            if plain:
                answers |= self._ask(view.step, view.probe, plain)
            for question in starting:
                if self._trajectories.is_quick(self._key(question)):
                    answers[question] = self._unfold_at_once(self._key(question))
        finally:
            self._frame = None
            self._given_s = time.monotonic()
            self._give_answers(view, answers)

    def _as_declared(self, questions: Iterable[Question]) -> list[Question]:
        """As the lab declares them: those that should be answered first stand first there."""
        assert self._lab is not None
        asked = list(questions)
        if len(asked) > 1:  # at most moves there is none, and a lab has hundreds
            places = {name: place for place, name in enumerate(self._lab.questions())}
            asked.sort(key=lambda question: places.get(question.name, len(places)))
        return asked

    def _start(self, question: Question) -> None:
        assert self._view is not None
        assert self._lab is not None
        assert self._directions is not None
        self._warm_up()
        asker = self._trajectories.spare_asker() or self._askers.new(self._lab)
        if asker.step != self._view.step:
            self._frame = self._frame_at(self._view.step)
            asker.load(self._frame)
        if question.name in TRAINING_QUESTIONS:
            assert self._recording is not None
            asker.take_up(self._recording.run_point(self._view.step, retraces=True))
        steps = self._directions.unfolded(asker, self._view.probe, question)
        self._trajectories.begin(self._key(question), Trajectory(asker, steps))

    def _give_answers(
        self,
        view: View,
        answers: Mapping[Question, Arrays | None],
        starting: Collection[Question] = (),
        *,
        waiting: bool = False,
    ) -> None:
        """What is there for this view; of a frame older than the one that is looked at, for those who ask the late."""
        here = {question: arrays for question, arrays in answers.items() if arrays is not None}
        growing = self._growing(view)
        here |= {question: stacked(trajectory.steps) for question, trajectory in growing.items() if trajectory.steps}
        names = frozenset(question.name for question in (*starting, *growing))
        of_late = self._view is not None and view.step != self._view.step
        late = self._trajectories_of(view) if of_late else self._late()
        self._give(Answered(view, here, names, waiting, late, of_late))

    def _growing(self, view: View) -> dict[Question, Trajectory]:
        """Those in the making at the view's frame, by the questions as they were asked."""
        made = {question: self._trajectories.get(self._key(question, view.step)) for question in view.questions}
        return {question: trajectory for question, trajectory in made.items() if trajectory is not None}

    def _ask(self, step: int, probe: Probe, questions: list[Question]) -> dict[Question, Arrays | None]:
        asker = self._asker_at(step)
        answers: dict[Question, Arrays | None] = {}
        try:
            answers |= asker.answer(probe, questions)
        except LostError:
            raise
        except Exception:  # one by one, so that the others are answered all the same
            for question in questions:
                self._guarded(partial(_answer_one, asker, probe, question, answers), NO_ANSWER)
        for question, arrays in answers.items():
            if arrays is not None:
                self._cache.keep(self._key_of(step, probe, question), arrays)
        return answers

    def _warm_up(self) -> None:
        if self._lab is not None and self._asker is None:
            self._askers.warm_up()
            self._asker = self._askers.new(self._lab)

    def _asker_at(self, step: int) -> Asks:
        """The asker with the weights of this step."""
        if self._asker is None:
            self._warm_up()
        assert self._asker is not None
        if self._asker.step != step:
            self._asker.load(self._frame_at(step))
        return self._asker

    def _frame_at(self, step: int) -> Frame:
        assert self._recording is not None
        if self._frame is not None and self._frame.step == step:
            return self._frame
        return self._recording.frame_at(step, as_stored=True)

    def _unfold_one_step(self) -> None:
        key, trajectory = self._trajectories.next()
        try:
            finished = trajectory.advance()
        except Exception:
            self._trajectories.end(key)
            self._give_what_is_here(key.step)
            raise
        if finished:
            self._trajectories.finish(key)
            self._cache.keep(key, stacked(trajectory.steps))
        if finished or self._trajectories.due(trajectory):
            self._give_what_is_here(key.step)

    def _unfold_at_once(self, key: Key) -> Arrays | None:
        """The whole trajectory, where there is time for it; otherwise it goes on as others do."""
        try:
            trajectory = self._trajectories.unfold_at_once(key, self._is_newest)
        except Exception:
            self._trajectories.end(key)
            raise
        if key not in self._trajectories:
            self._cache.keep(key, stacked(trajectory.steps))
        return self._cache.get(key)

    def _give_what_is_here(self, step: int) -> None:
        assert self._view is not None
        answers = {question: self._cache.get(self._key(question, step)) for question in self._view.questions}
        self._give_answers(replace(self._view, step=step), answers)

    def _answer_one_of_history(self) -> None:
        assert self._view is not None
        missing = self._histories.next()
        if missing is None:
            return
        step, question = missing
        try:
            answered = self._ask(step, self._view.probe, [question])
        except UserError:
            self._histories.go_without(step, question)
            raise
        self._histories.note(answered=question in answered)

    def _give_history(self, history: History) -> None:
        assert self._view is not None
        self._give(HistoryGrown(self._view, history))


def _answer_one(asker: Asks, probe: Probe, question: Question, answers: dict[Question, Arrays | None]) -> None:
    """Add the answer; where this model lacks what was chosen in another, the answer to the lab's own choice."""
    try:
        answers[question] = asker.answer(probe, [question])[question]
    except UserError:
        plain = replace(question, choices=())
        answers[question] = asker.answer(probe, [plain])[plain]


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is, whatever its name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
