"""The histories of a view: which are still being filled, and which are whole."""

import time
from collections.abc import Callable, Iterable

from scoutview.observation import History, HistoryRequest, Question
from scoutview.observing.cache import AnswerCache, Key
from scoutview.observing.trajectories import PUBLISH_S


class Histories:
    """Fills one after the other from the memory of answers; `give` is called as they grow.

    `key_of` tells what the answer to a question at a step belongs to, for the probe of the newest view.
    """

    def __init__(
        self, cache: AnswerCache, key_of: Callable[[Question, int | None], Key], give: Callable[[History], None]
    ) -> None:
        self._cache, self._key_of, self._hand_on = cache, key_of, give
        self._filling: list[HistoryRequest] = []
        self._whole: dict[HistoryRequest, History] = {}  # of the view, as they were given last
        self._unreadable: set[Key] = set()  # what a history goes on without
        self._given_s = 0.0

    def __bool__(self) -> bool:
        """Whether any is still being filled."""
        return bool(self._filling)

    def drop(self) -> None:
        """Another recording is open: nothing is to be filled until it is asked for."""
        self._filling = []

    def forget(self) -> None:
        """The answers may be others now."""
        self._whole.clear()
        self._unreadable.clear()

    def turn_to(self, requests: Iterable[HistoryRequest]) -> None:
        """Fill these from now on; those that are whole are given at once."""
        wanted = tuple(requests)
        here = [self._whole_one(request) for request in wanted]
        self._whole = {history.request: history for history in here if history is not None}
        self._filling = [
            request for request in wanted if request not in self._whole and self._missing(request) is not None
        ]
        for request in wanted:
            if request not in self._filling:
                self._give(request)

    def next(self) -> tuple[int, Question] | None:
        """The step and question that are missing of the first; None, and it is given, where nothing is."""
        request = self._filling[0]
        step = self._missing(request)
        if step is None:
            self._filling.pop(0)
            self._give(request)
            return None
        return step, request.question

    def note(self, *, answered: bool) -> None:
        """What was missing next is in the memory now, or could not be answered at all."""
        if not answered:
            self._filling.pop(0)
        elif time.monotonic() - self._given_s >= PUBLISH_S:
            self._give(self._filling[0])

    def go_without(self, step: int, question: Question) -> None:
        """A damaged frame: the history goes on without it."""
        self._unreadable.add(self._key_of(question, step))

    def _whole_one(self, request: HistoryRequest) -> History | None:
        """The one that was given before to the same questions: looking for each answer of it again takes a while."""
        history = self._whole.get(request)
        return history if history is not None and history.probe == self._key_of(request.question, None).probe else None

    def _missing(self, request: HistoryRequest) -> int | None:
        keys = (self._key_of(request.question, step) for step in request.steps)
        return next((key.step for key in keys if key not in self._unreadable and self._cache.get(key) is None), None)

    def _give(self, request: HistoryRequest) -> None:
        self._given_s = time.monotonic()
        if request in self._whole:
            self._hand_on(self._whole[request])
            return
        answers = {step: self._cache.get(self._key_of(request.question, step)) for step in request.steps}
        here = {step: arrays for step, arrays in answers.items() if arrays is not None}
        history = History(request, here, self._key_of(request.question, None).probe)
        if history.complete:
            self._whole[request] = history
        self._hand_on(history)
