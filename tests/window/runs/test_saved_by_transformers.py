"""What transformers itself saved is opened by the command and in the window, and answers as it does there."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from scoutview.cli import main
from tests.saved_by_transformers import SavedModel, save_pretrained
from tests.window.conftest import User


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> SavedModel:
    return save_pretrained(tmp_path_factory.mktemp("saved") / "mine")


def test_by_the_command(saved: SavedModel, tmp_path: Path) -> None:
    path, answers = tmp_path / "run.scout", tmp_path / "answers.npz"
    assert main(["open", str(saved.folder), "-o", str(path)]) == 0
    assert main(["observe", str(path), "--probe", saved.text, "-o", str(answers)]) == 0
    with np.load(answers) as arrays:
        assert arrays["tokens"].tolist() == saved.tokens
        np.testing.assert_allclose(arrays["attention"], saved.attention, atol=2e-5)


@pytest.mark.parametrize("chosen", ["folder", "file"])
def test_by_the_dialogs_of_the_window(
    user: User, saved: SavedModel, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    file = str(saved.folder / "model.safetensors")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(saved.folder))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    user.window.commands.do("open_folder" if chosen == "folder" else "open")
    user.until(lambda: user.session.lab is not None and user.at_rest())
    assert user.session.lab is not None
    assert user.session.lab.name == "language_model"
    user.session.set_probe_text(saved.text)
    user.until(lambda: user.session.probe_text == saved.text and user.at_rest())
    np.testing.assert_allclose(user.observation("attention")["attention"], saved.attention, atol=2e-5)
    told = user.observation("prediction")["outcome_probabilities"]  # (V,)
    np.testing.assert_allclose(told, saved.probabilities, atol=2e-6)
    assert user.messages == []
