"""Whether the newest question is answered, and when an answer takes its time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from scoutview.observing.news import Answered, View
from scoutview.probe import TextProbe
from scoutview.session.asking import Asking


class Served(QObject):
    """In place of the panels."""

    served = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[int] = []
        self.places: list[int] = []

    def show_place(self, view: View) -> None:
        self.places.append(view.step)

    def show_answers(self, answered: Answered) -> None:
        self.shown.append(answered.view.number)
        self.served.emit()


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[SimpleNamespace]:
    parent, audience, views, on_the_way = QObject(), Served(), list[View](), list[Callable[[], None]]()

    def view_now() -> View:
        while on_the_way:
            on_the_way.pop()()
        return View(Path("a.scout"), 0, 3, TextProbe(text="a"), frozenset())

    observer = SimpleNamespace(look=views.append, note_shown=lambda: None)
    asking = Asking(observer, audience, view_now, parent, elsewhere=False)  # type: ignore[arg-type]  # in their places
    asking._patience.setInterval(0)
    parts = {"asking": asking, "audience": audience, "views": views, "on_the_way": on_the_way}
    yield SimpleNamespace(**parts, parent=parent, qtbot=qtbot)
    asking.close()


def answer(view: View, **facts: object) -> Answered:
    return replace(Answered(view, {}, frozenset()), **facts)  # type: ignore[arg-type]


def test_who_asks_while_it_is_found_out_what_to_ask_is_asked_first(asked: SimpleNamespace) -> None:
    """A panel that is told of new curves may have other questions then, and say so."""
    asked.on_the_way.append(asked.asking.ask)
    asked.asking.ask()
    assert [view.number for view in asked.views] == [1, 2]
    assert [asked.asking.is_newest(view) for view in asked.views] == [False, True]


def test_where_the_cursor_is_does_not_wait_for_an_answer(asked: SimpleNamespace) -> None:
    asked.asking.ask()
    assert (asked.audience.places, asked.audience.shown) == ([3], [])


def test_an_answer_that_takes_its_time_is_told_until_it_comes(asked: SimpleNamespace) -> None:
    told: list[bool] = []
    asked.asking.busy_changed.connect(lambda: told.append(asked.asking.is_busy))
    asked.asking.ask()
    asked.qtbot.waitUntil(lambda: told == [True])
    asked.asking.show(answer(asked.views[-1], waiting=True))  # the model is still being built
    assert told == [True]
    asked.asking.show(answer(asked.views[-1]))
    assert told == [True, False]
    asked.qtbot.wait(5)
    assert told == [True, False]


def test_a_quick_answer_is_never_told_to_be_late(asked: SimpleNamespace) -> None:
    asked.asking._patience.setInterval(10_000)
    asked.asking.ask()
    asked.asking.show(answer(asked.views[-1]))
    assert not asked.asking._patience.isActive()
    asked.asking.ask()
    asked.asking.give_up()
    assert not asked.asking._patience.isActive()
    asked.asking.ask()
    asked.asking.ask()
    asked.asking.show(answer(asked.views[-2]))  # answers keep coming, though not yet the newest
    assert asked.asking._patience.isActive()


def test_an_older_answer_is_not_shown_after_a_newer_one(asked: SimpleNamespace) -> None:
    for _ in range(2):
        asked.asking.ask()
    older, newer = asked.views[-2:]
    settled: list[bool] = []
    asked.asking.settled.connect(lambda: settled.append(True))
    asked.asking.show(answer(newer, unfolding=frozenset({"a"})))
    asked.asking.show(answer(older))
    asked.asking.show(answer(newer))
    assert asked.audience.shown == [newer.number, newer.number]
    assert settled == [True]
    asked.qtbot.wait(1)


def test_answers_that_come_after_the_end_change_nothing(asked: SimpleNamespace) -> None:
    asked.asking.ask()
    asked.asking.ask()
    asked.asking.close()
    asked.asking.show(answer(asked.views[0]))
    asked.asking.ask()
    assert (asked.audience.shown, len(asked.views)) == ([], 2)
    assert not asked.asking._patience.isActive()
