"""What the panels of a session are given, and when: those that ask the model nothing do not wait for it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.observing.news import Answered, View
from scoutview.probe import TextProbe
from scoutview.run_set import RunSet
from scoutview.session.audience import Audience

ASKED = Question("attention")


class Looker(QObject):
    """In place of a panel."""

    questions_changed = Signal()

    def __init__(self, *questions: Question, compares_runs: bool = False) -> None:
        super().__init__()
        self.asks, self.compares_runs = questions, compares_runs
        self.sets: list[RunSet] = []
        self.is_seen = True
        self.looked_for = self.requested = 0
        self.wants: tuple[HistoryRequest, ...] = ()
        self.told: list[History] = []
        self.steps: list[int] = []

    def questions(self) -> tuple[Question, ...]:
        return self.asks

    def histories(self) -> tuple[HistoryRequest, ...]:
        self.requested += 1
        return self.wants

    def show_observation(self, observation: Observation) -> None:
        self.steps.append(observation.step)

    def show_curves(self, curves: Curves) -> None: ...

    def show_runs(self, runs: RunSet) -> None:
        self.sets.append(runs)

    def show_history(self, history: History) -> None:
        self.told.append(history)

    def is_on_screen(self) -> bool:
        self.looked_for += 1
        return self.is_seen


@pytest.fixture
def plot() -> Looker:
    return Looker()


@pytest.fixture
def maps() -> Looker:
    return Looker(ASKED)


@pytest.fixture
def audience(qtbot: QtBot, plot: Looker, maps: Looker) -> Iterator[Audience]:
    parent = QObject()
    made = Audience(lambda: None, parent)
    for looker in (plot, maps):
        made.attach(looker)
    yield made
    made.close()
    qtbot.wait(1)


def view(step: int, text: str = "a") -> View:
    return View(Path("a.scout"), step, step, TextProbe(text=text), frozenset({ASKED}))


def show_place(audience: Audience, at: View) -> None:
    """As it is asked at each move."""
    audience.wanted()
    audience.show_place(at)


def test_who_asks_nothing_is_shown_the_place_at_once(audience: Audience, plot: Looker, maps: Looker) -> None:
    show_place(audience, view(3))
    show_place(audience, view(3))
    show_place(audience, view(5))
    assert (plot.steps, maps.steps) == ([3, 5], [])
    observation = audience.shown_to(plot).observation  # what a picture of it shows
    assert observation is not None
    assert observation.step == 5


def test_a_late_answer_does_not_take_the_place_back(
    audience: Audience, plot: Looker, maps: Looker, qtbot: QtBot
) -> None:
    for step in (3, 5):
        show_place(audience, view(step))
    with qtbot.waitSignal(audience.served):
        audience.show_answers(Answered(view(3), {ASKED: {}}, frozenset()))
    assert (plot.steps, maps.steps) == ([3, 5], [3])


def test_a_move_asks_twice_who_can_be_seen_and_not_of_each_thing_anew(audience: Audience, maps: Looker) -> None:
    assert not audience.compares_runs()
    show_place(audience, view(3))
    audience.show_answers(Answered(view(3), {ASKED: {}}, frozenset()))
    assert (maps.steps, maps.looked_for) == ([3], 2)


def test_whoever_scrubs_gets_all_panels_at_once_unless_that_takes_long_and_a_followed_run_one_after_the_other(
    audience: Audience, maps: Looker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Looker(ASKED)
    audience.attach(other)

    def shown_at_once(at: View) -> tuple[list[int], list[int]]:
        with qtbot.waitSignal(audience.served):
            audience.show_answers(Answered(at, {ASKED: {}}, frozenset()))
            at_once = list(maps.steps), list(other.steps)
        assert maps.steps == other.steps
        return at_once

    assert shown_at_once(view(3)) == ([3], [3])
    assert shown_at_once(replace(view(5), followed=True)) == ([3, 5], [3])
    monkeypatch.setattr("scoutview.session.audience.LONGEST_TURN_S", -1.0)
    assert shown_at_once(view(7)) == ([3, 5, 7], [3, 5])


def test_a_panel_is_shown_the_histories_that_it_asked_for_and_is_not_asked_anew_at_each(
    audience: Audience, plot: Looker, maps: Looker
) -> None:
    requests = [HistoryRequest(ASKED, (step,)) for step in range(3)]
    maps.wants = tuple(requests[:2])
    audience.wanted()
    requested = maps.requested
    for request in requests:
        audience.show_history(History(request, {}))
    assert [history.request for history in maps.told] == requests[:2]
    assert (plot.told, maps.requested) == ([], requested)


def test_who_is_hidden_is_shown_the_place_once_it_is_there(audience: Audience, plot: Looker) -> None:
    plot.is_seen = False
    show_place(audience, view(3))
    assert plot.steps == []
    plot.is_seen = True
    show_place(audience, view(3))
    assert plot.steps == [3]


def test_who_begins_to_ask_waits_for_the_answer(audience: Audience, plot: Looker) -> None:
    show_place(audience, view(3))
    plot.asks = (ASKED,)
    show_place(audience, view(5))
    assert plot.steps == [3]


def test_runs_are_shown_to_those_who_compare_them_once_and_when_they_can_be_seen(
    audience: Audience, plot: Looker
) -> None:
    comparing, hidden = Looker(compares_runs=True), Looker(compares_runs=True)
    hidden.is_seen = False
    for looker in (comparing, hidden):
        audience.attach(looker)
    assert audience.compares_runs()
    runs = RunSet("/runs", ())
    audience.show_runs(runs)
    audience.show_runs(runs)
    audience.wanted()
    assert (comparing.sets, hidden.sets, plot.sets) == ([runs], [], [])
    hidden.is_seen, comparing.is_seen = True, False
    audience.wanted()
    assert hidden.sets == [runs]
    hidden.is_seen = False
    assert not audience.compares_runs()
