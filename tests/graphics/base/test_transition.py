"""What moves by itself goes through one place, which can be told that nothing shall."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import scoutview
from scoutview.graphics.base import transition
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.transition import Transition

ANIMATIONS = re.compile(
    r"QVariantAnimation|QPropertyAnimation|QTimeLine|QSequentialAnimation|QParallelAnimation|QGraphicsOpacityEffect"
    r"|setAnimated\(True\)"
)


def test_it_goes_to_its_end_in_its_time(qtbot: QtBot) -> None:
    owner = QObject()
    moving, values = Transition(40, owner), list[float]()
    moving.valueChanged.connect(values.append)
    with qtbot.waitSignal(moving.finished):
        moving.run(moves=True)
        assert moving.state() == Transition.State.Running
    assert values[-1] == 1.0
    assert values == sorted(values)


def test_where_nothing_moves_it_is_at_its_end_at_once(qtbot: QtBot) -> None:
    owner = QObject()
    moving, values = Transition(1000, owner), list[float]()
    moving.valueChanged.connect(values.append)
    with qtbot.waitSignal(moving.finished, timeout=1):
        moving.run(moves=False)
    assert values == []
    assert moving.state() == Transition.State.Stopped


@pytest.mark.parametrize(("look", "moves"), [(Look(), True), (Look(motion=False), False), (Look(picture=True), False)])
def test_pictures_and_those_who_asked_for_stillness_see_nothing_move(look: Look, moves: bool) -> None:
    assert look.moves is moves


def test_no_other_module_moves_anything() -> None:
    package = Path(scoutview.__file__).parent
    found = {path for path in package.rglob("*.py") if ANIMATIONS.search(path.read_text("utf-8"))}
    assert found == {Path(transition.__file__)}
