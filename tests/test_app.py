"""What happens when at the start of the program."""

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from scoutview.app import FirstData


class Session(QObject):
    """As much of one as there is at the start."""

    shown = Signal()

    def __init__(self, *, loading: bool) -> None:
        super().__init__()
        self.loading = loading


def told_by(first_data: FirstData) -> list[bool]:
    told: list[bool] = []
    first_data.happened.connect(lambda: told.append(True))
    return told


def test_nothing_is_loaded_beside_a_recording_that_opens_until_it_is_shown(qtbot: QtBot) -> None:
    session = Session(loading=True)
    first_data = FirstData(session)  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    qtbot.wait(50)
    assert not told
    session.shown.emit()
    assert not told  # it is not painted yet
    qtbot.waitUntil(lambda: bool(told))
    session.shown.emit()
    qtbot.wait(20)
    assert told == [True]


def test_where_no_recording_opens_there_is_nothing_to_wait_for(qtbot: QtBot) -> None:
    first_data = FirstData(Session(loading=False))  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    qtbot.waitUntil(lambda: bool(told))


def test_a_recording_that_never_comes_is_not_waited_for_for_ever(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr("scoutview.app.LONGEST_WAIT_MS", 30)
    first_data = FirstData(Session(loading=True))  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    qtbot.waitUntil(lambda: bool(told))
