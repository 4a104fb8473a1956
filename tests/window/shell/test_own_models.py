"""The window of models of one's own: what they are decides how panels stand and what one asks with."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn

import scoutview
from scoutview.probe import BY_HAND, PictureProbe
from scoutview.window.probes.fields_editor import FieldsEditor
from scoutview.window.probes.photo_editor import PhotoEditor
from scoutview.window.probes.picture_editor import PictureEditor
from tests.window.conftest import User


def recorded_pictures(path: Path) -> None:
    """A tiny classifier of dark pictures with a light square."""
    torch.manual_seed(0)
    model = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 100, 3))
    pictures = torch.zeros(5, 1, 10, 10)
    pictures[:, :, 2:7, 3:6] = 1
    scoutview.record(model, path, example=pictures, labels=["a", "b", "c"], scaling=(0.0, 1.0)).close()


def recorded_tokens(path: Path) -> None:
    model = nn.Sequential(nn.Embedding(7, 4), nn.Flatten(), nn.Linear(4 * 5, 2))
    scoutview.record(model, path, example=torch.arange(10).remainder(7).reshape(2, 5), labels=["no", "yes"]).close()


def test_a_model_of_pictures_is_asked_with_a_drawing_and_with_a_dropped_file(user: User, tmp_path: Path) -> None:
    recorded_pictures(tmp_path / "a.scout")
    user.window.open_first(tmp_path / "a.scout")
    user.until(user.at_rest)
    editor = user.window.strip.editor
    assert isinstance(editor, PictureEditor)
    assert editor.number.prefix() in ("recorded picture ", "no. ")
    assert user.observation("prediction")["prompt_picture"].shape == (10, 10)
    ink = np.zeros((20, 20), np.uint8)
    ink[3:15, 8:11] = 255
    editor.probe_chosen.emit(PictureProbe(pixels=ink.tobytes(), height=20, width=20, source=BY_HAND))
    user.until(user.at_rest)
    assert editor.text().startswith("pixels:20x20:")
    assert user.observation("prediction")["prompt_picture"].max() > 0.8
    Image.fromarray(np.pad(np.zeros((20, 6), np.uint8), 20, constant_values=255)).save(tmp_path / "stroke.png")
    user.window.drops.take(tmp_path / "stroke.png")
    user.until(user.at_rest)
    assert "stroke.png" in editor.text()
    assert not user.messages


def test_another_kind_of_model_has_other_panels_first_and_another_editor(user: User, tmp_path: Path) -> None:
    recorded_pictures(tmp_path / "a.scout")
    recorded_tokens(tmp_path / "b.scout")
    user.window.open_first(tmp_path / "a.scout")
    user.until(user.at_rest)
    assert user.window.area.docks["feature_maps"].panel.is_on_screen()
    user.session.open(tmp_path / "b.scout")
    user.until(lambda: user.at_rest() and isinstance(user.window.strip.editor, FieldsEditor))
    assert user.window.area.docks["embedding"].panel.is_on_screen()
    user.session.open(tmp_path / "a.scout")
    user.until(lambda: user.at_rest() and isinstance(user.window.strip.editor, PictureEditor))
    assert user.window.area.docks["feature_maps"].panel.is_on_screen()


def test_the_list_of_photos_is_that_of_the_model_on_screen(user: User, tmp_path: Path) -> None:
    for name, count in (("a", 3), ("b", 2)):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Conv2d(3, 2, 3), nn.Flatten(), nn.Linear(2 * 36, 2))
        told = {"targets": torch.arange(count) % 2, "loss": "cross-entropy", "labels": [f"{name}1", f"{name}2"]}
        scoutview.record(model, tmp_path / f"{name}.scout", example=torch.rand(count, 3, 8, 8), **told).close()
    for name, wanted in (("a", ["0: a1", "1: a2", "2: a1"]), ("b", ["0: b1", "1: b2"])):
        user.session.open(tmp_path / f"{name}.scout")
        user.until(lambda expected=name: user.at_rest() and user.session.path == tmp_path / f"{expected}.scout")
        editor = user.window.strip.editor
        assert isinstance(editor, PhotoEditor)
        assert [editor.choice.itemText(row) for row in range(editor.choice.count())] == wanted
