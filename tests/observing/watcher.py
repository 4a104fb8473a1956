"""An observer and all that it gave, for tests that wait for something of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from scoutview.observation import HistoryRequest, Question
from scoutview.observing.answer import Askers
from scoutview.observing.news import Answered, Failed, Opened, Result, View
from scoutview.observing.observer import Observer
from scoutview.probe import Probe

Kind = TypeVar("Kind")
PATIENCE_S = 100.0


@dataclass
class Watcher:
    """Asks an observer as a session does; keeps every result in order."""

    results: list[Any] = field(default_factory=list)
    number: int = 0
    askers: Askers | None = None

    def __post_init__(self) -> None:
        self.observer = Observer(lambda: None, self.askers)

    def open(self, path: Path) -> Opened:
        self.observer.open(path)
        return self.first(Opened, lambda opened: opened.path == path)

    def look(
        self,
        path: Path,
        step: int,
        probe: Probe,
        *questions: Question,
        histories: frozenset[HistoryRequest] = frozenset(),
        followed: bool = False,
    ) -> View:
        self.number += 1
        view = View(path, self.number, step, probe, frozenset(questions), histories, followed)
        self.observer.look(view)
        return view

    def answer(self, path: Path, step: int, probe: Probe, *questions: Question) -> Answered:
        """Ask, and wait until all of it is answered."""
        view = self.look(path, step, probe, *questions)
        return self.first(
            Answered, lambda answered: answered.view == view and answered.answers.keys() == set(questions)
        )

    def of(self, kind: type[Kind]) -> list[Kind]:
        """All of this kind so far."""
        self.results += self.observer.results()
        return [result for result in self.results if isinstance(result, kind)]

    def first(self, kind: type[Kind], condition: Callable[[Kind], bool] = lambda _: True) -> Kind:
        """Wait for the first of this kind that fits."""
        end_s = time.monotonic() + PATIENCE_S
        while True:
            for result in self.of(kind):
                if condition(result):
                    return result
            assert time.monotonic() < end_s, f"no {kind.__name__} came; failures: {self.of(Failed)}"
            time.sleep(0.002)

    def count(self, kind: type[Result]) -> int:
        return len(self.of(kind))
