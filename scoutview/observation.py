"""What is asked of a model and what comes back: questions, observations, histories. Numpy only."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from scoutview.frame import Arrays
from scoutview.probe import Probe

UNCHANGED = "unchanged_"  # before the names of channels that tell of the model as it is


@dataclass(frozen=True)
class Channel:
    """What an observation holds under one name, and which question yields it (its own name unless told).

    `dims` names the axes in order: ("layer", "head", "query", "key"). A `worded` one holds words of ours, in the
    language of whoever asks.
    """

    name: str
    dims: tuple[str, ...]
    description: str = ""
    unit: str = ""
    question: str = ""
    worded: bool = False

    @property
    def asked_by(self) -> str:
        return self.question or self.name


Choice = int | float | str


class NotedChoices(tuple[tuple[str, Choice], ...]):
    """A question's choices that note which of them whoever answers looks at; one by one, or all at once."""

    def __init__(self, _: Iterable[tuple[str, Choice]]) -> None:
        self.heeded: set[str] = set()

    def __iter__(self) -> Iterator[tuple[str, Choice]]:
        self.heeded |= {name for name, _ in super().__iter__()}
        return super().__iter__()

    def look_up(self, key: str, default: Choice) -> Choice:
        self.heeded.add(key)
        return dict(super().__iter__()).get(key, default)


@dataclass(frozen=True)
class Question:
    """What a panel needs to know: a name, and the choices that change what must be computed.

    A question without choices means the lab's default choice, so it can be answered before anybody chose. One that is
    `unchanged` is answered by the model as it is, whatever the probe changes in it.
    """

    name: str
    choices: tuple[tuple[str, Choice], ...] = ()
    unchanged: bool = False

    @classmethod
    def of(cls, name: str, **choices: Choice) -> "Question":
        return cls(name, tuple(sorted(choices.items())))

    def choice(self, key: str, default: Choice) -> Choice:
        if isinstance(self.choices, NotedChoices):
            return self.choices.look_up(key, default)
        return dict(self.choices).get(key, default)

    def of_unchanged(self) -> "Question":
        """The same, without the interventions."""
        return replace(self, unchanged=True)

    def meant(self, probe: Probe) -> tuple["Question", Probe]:
        """What has the same answer, and the probe it is to be asked with: the plain question of the plain probe."""
        return (replace(self, unchanged=False), probe.with_interventions(())) if self.unchanged else (self, probe)

    def named(self, answer: Arrays) -> Arrays:
        """The answer's channels as an observation has them: those of the unchanged model have names of their own."""
        return {f"{UNCHANGED}{name}": array for name, array in answer.items()} if self.unchanged else answer

    def to_text(self) -> str:
        return json.dumps([self.name, dict(self.choices)], sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> "Question":
        name, choices = json.loads(text)
        return cls.of(name, **choices)


@dataclass(frozen=True, eq=False)
class Observation:
    """Named read-only arrays that a lab computed from (frame, probe). Text is dtype <U.

    `unfolding` names the questions whose trajectory is still arriving: their channels, stacked along a first axis of
    steps, hold the steps so far.
    """

    step: int
    probe: Probe
    arrays: Arrays
    unfolding: frozenset[str] = frozenset()

    def __getitem__(self, channel: str) -> np.ndarray:
        return self.arrays[channel]

    def __contains__(self, channel: str) -> bool:
        return channel in self.arrays

    def has(self, *channels: str) -> bool:
        return all(channel in self.arrays for channel in channels)


@dataclass(frozen=True)
class HistoryRequest:
    """One question at many frames, named by their steps."""

    question: Question
    steps: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class History:
    """The answers so far to a HistoryRequest, by step; complete when all its steps are there."""

    request: HistoryRequest
    answers: Mapping[int, Arrays]
    probe: Probe | None = None  # what they answer; None where there is but one, or where no probe changes them

    @property
    def complete(self) -> bool:
        return len(self.answers) == len(self.request.steps)
