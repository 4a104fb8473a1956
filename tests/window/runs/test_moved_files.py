"""A file that a recording is linked to has moved: the sentence that says so offers to find it, and it is found."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from scoutview.app import closing_programs
from scoutview.observing.wire import error_of_values, values_of_error
from scoutview.recording.linked import MovedError
from tests.linked_series import linked_series
from tests.window.conftest import User


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """A linked recording whose series is now in `tmp_path / "other"`."""
    path = linked_series(tmp_path)
    (tmp_path / "series").rename(tmp_path / "other")
    return path


def look_at_first_frame(user: User, path: Path) -> None:
    user.session.open(path)
    user.until(lambda: user.session.path == path and not user.session.loading)
    user.session.timeline.first()  # the newest has answers of its own in the recording


def chosen(monkeypatch: pytest.MonkeyPatch, folder: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_a_moved_file_is_found_again_from_the_sentence_that_tells_of_it(
    user: User, moved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at_first_frame(user, moved)
    card = user.window.messages
    user.until(lambda: card.button.isVisible())
    assert "model.safetensors is not in" in card.sentence.text()
    chosen(monkeypatch, "")
    card.button.click()
    assert card.isVisible()  # nothing was chosen: it is still said
    (tmp_path / "empty").mkdir()
    chosen(monkeypatch, tmp_path / "empty")
    card.button.click()
    # what was asked meanwhile may say once more that the file has moved
    user.until(lambda: any("not in empty" in said for said in user.messages) and card.button.isVisible())
    chosen(monkeypatch, tmp_path / "other")
    card.button.click()
    user.until(lambda: "3 files are found again." in user.notices and user.at_rest())
    assert not card.isVisible()
    assert user.session.timeline.step == 100


def test_another_message_has_no_such_button(user: User, moved: Path) -> None:
    look_at_first_frame(user, moved)
    user.until(lambda: user.window.messages.button.isVisible())
    user.window.messages.show_message("Something else.")
    assert not user.window.messages.button.isVisible()


def test_the_same_from_a_program_that_answers(
    qtbot: QtBot, tmp_path: Path, moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing_programs(answers=True) as (trainings, askers):
        user = User(qtbot, tmp_path / "user", trainings, askers)
        look_at_first_frame(user, moved)
        user.until(lambda: user.window.messages.button.isVisible())
        chosen(monkeypatch, tmp_path / "other")
        user.window.messages.button.click()
        user.until(lambda: "3 files are found again." in user.notices and user.at_rest())
        user.close()


def test_that_a_file_moved_is_told_over_the_wire() -> None:
    error = error_of_values(values_of_error(MovedError("It moved.")))
    assert isinstance(error, MovedError)
    assert str(error) == "It moved."
