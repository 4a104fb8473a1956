"""A folder that shows by what it holds that it is a language model is taken as one, whichever lab is open."""

from pathlib import Path

import pytest

from scoutview.errors import UserError
from scoutview.labs.registry import LABS
from scoutview.window.runs.drops import Drop, drop_in_words, drop_of
from tests.labs.language_model.tiny import save_series
from tests.window.conftest import User


@pytest.mark.parametrize(
    "holds", ["model.safetensors", "checkpoint-500", "ckpt.pt", "pytorch_model-00001-of-00002.bin"]
)
@pytest.mark.parametrize("open_lab", ["", "digits", "language_model"])
def test_a_folder_with_checkpoints_is_opened(tmp_path: Path, holds: str, open_lab: str) -> None:
    (tmp_path / holds).mkdir()
    drop = drop_of(tmp_path, LABS, open_lab)
    assert drop == Drop("setting", tmp_path, "language_model", "model")
    assert drop_in_words(drop, {lab.name: lab for lab in LABS}) == f"Open {tmp_path.name}: Language model"


def test_another_folder_still_holds_pictures(tmp_path: Path) -> None:
    (tmp_path / "one.png").touch()
    assert drop_of(tmp_path, LABS).lab == "digits"


def test_a_file_of_weights_is_opened_and_a_text_is_trained_on(tmp_path: Path) -> None:
    assert drop_of(tmp_path / "model.safetensors", LABS).lab == "language_model"
    assert drop_of(tmp_path / "mine.txt", LABS).lab == "next_token"
    with pytest.raises(UserError, match="a language model"):
        drop_of(tmp_path / "mine.exe", LABS)


def test_a_lab_that_begins_with_a_file_asks_for_one(user: User) -> None:
    told: list[str] = []
    user.window.runs.message.connect(told.append)
    user.window.runs.choose_lab("language_model")
    assert len(told) == 1
    assert "a language model: a Hugging Face folder" in told[0]
    assert user.session.training is None


def test_a_dropped_series_is_recorded_and_can_be_moved_through(user: User, tmp_path: Path) -> None:
    user.window.drops.take(save_series(tmp_path / "mine"))
    user.until(lambda: user.session.lab is not None and len(user.session.curves.steps) == 3)
    assert user.session.path is not None
    assert user.session.path.name.startswith("language_model mine ")
    assert user.session.curves.steps.tolist() == [100, 200, 300]
