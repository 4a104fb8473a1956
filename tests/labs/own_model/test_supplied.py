"""A model without a graph is asked by its owner's code, where they say so, and by nothing in a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

import scoutview
from scoutview.cli import main
from scoutview.labs.own_model.lab import OwnModel
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.remote import RemoteAskers
from scoutview.programs import supplying
from scoutview.recording import Recording
from scoutview.training.starting import start_answering

CODE = """
import torch
from torch import nn

imported = True

class Deciding(nn.Module):
    def __init__(self, words=11):
        super().__init__()
        self.embed = nn.Embedding(words, 8)
        self.layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)
        self.query = nn.Linear(8, 8)
        self.head = nn.Linear(8, words)
        self.head.weight = self.embed.weight

    def forward(self, ids, scale=1.0):
        within = self.layer(self.embed(ids))
        if within.sum() > 1e9:
            within = within * 2
        return {"logits": self.head(torch.tanh(self.query(within))) * scale}

class Seeing(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolution = nn.Conv2d(1, 3, 3)
        self.head = nn.Linear(3 * 36, 4)

    def forward(self, pictures):
        maps = torch.relu(self.convolution(pictures))
        return self.head((maps * 2 if maps.sum() > 1e9 else maps).flatten(1))

def seeing():
    return Seeing()

def tiny():
    torch.randn(3)
    return torch.compile(Deciding(), backend="eager")

def wider():
    return Deciding(12)

def another():
    return nn.Linear(2, 2)

def number():
    return 5

def broken():
    raise OSError("no such data")

size = 5
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "own_code.py").write_text(CODE)
    (folder / "damaged_code.py").write_text("1 +")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder
    sys.modules.pop("own_code", None)


@pytest.fixture(scope="module")
def recorded(folder: Path) -> tuple[nn.Module, Path]:
    """A model whose graph cannot be taken, and its recording."""
    space: dict = {}
    exec(CODE, space)
    torch.manual_seed(1)
    model, ids = space["Deciding"](), torch.arange(12).reshape(2, 6) % 11
    told = {"example": {"ids": ids, "scale": 2.0}, "targets": ids, "loss": "cross-entropy"}
    with pytest.warns(UserWarning, match="decides by the numbers"):
        scoutview.record(model, folder / "run.scout", **told).close()
    return model.eval(), folder / "run.scout"


@pytest.mark.usefixtures("folder")
def test_a_supplied_model_is_asked_as_a_graph_is(
    recorded: tuple[nn.Module, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, path = recorded
    torch.manual_seed(3)
    drawn = torch.random.get_rng_state()
    command = ["observe", str(path), "--probe", "example=1", "-o", str(tmp_path / "a.npz")]
    assert main([*command, "--model", "own_code:tiny"]) == 0, capsys.readouterr().err
    assert torch.equal(torch.random.get_rng_state(), drawn)
    told = np.load(tmp_path / "a.npz")
    with torch.no_grad():
        wanted = model(torch.arange(6, 12)[None] % 11, 2.0)["logits"][0, -1].softmax(-1)
    assert abs(told["outcome_probabilities"] - wanted.numpy()).max() < 1e-6
    assert told["attention"].shape == (1, 2, 6, 6)
    assert told["attention"].sum(-1) == pytest.approx(np.ones((1, 2, 6)))
    assert told["ablated_surprisal"].shape == (1, 2)
    assert {"embed", "layer.linear1", "query", "head"} <= set(told["site_names"])
    shown = told["product_input"] @ told["product_weight"] + told["product_bias"]
    assert abs(shown - told["product_output"]).max() < 1e-5
    assert told["weight_gradient"][0] == pytest.approx(told["weight_difference"][0], rel=1e-3)
    assert np.isfinite(told["landscape_loss_here"]).all()
    assert main([*command, "--model", "own_code:tiny", "--intervene", "output of query off"]) == 0
    assert abs(np.load(tmp_path / "a.npz")["outcome_probabilities"] - wanted.numpy()).max() > 1e-4


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("own_code", "--model should be package.module:function, not “own_code”."),
        ("nowhere.at_all:tiny", "There is no module nowhere for --model nowhere.at_all:tiny, seen from this folder."),
        ("own_code:none", "There is no none in own_code, for --model own_code:none."),
        ("own_code:size", "own_code:size should be a function that gives the model, and cannot be called."),
        ("own_code:number", "own_code:number should give a torch.nn.Module, not int."),
        ("own_code:broken", "own_code:broken went wrong when it was called without arguments (OSError: no such data)."),
        (
            "own_code:wider",
            "“embed.weight” is 11 × 8 in this recording, and 12 × 8 in the model of --model own_code:wider.",
        ),
        (
            "own_code:another",
            "“embed.weight” is 11 × 8 in this recording, and missing in the model of --model own_code:another.",
        ),
        (
            "damaged_code:tiny",
            "damaged_code cannot be imported (SyntaxError: invalid syntax (damaged_code.py, line 1)).",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_wrong_with_it_is_one_sentence(
    recorded: tuple[nn.Module, Path], word: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["observe", str(recorded[1]), "-o", str(tmp_path / "a.npz"), "--model", word]) == 1
    assert capsys.readouterr().err == f"{sentence}\n"


def test_a_recording_with_a_graph_needs_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scoutview.record(nn.Linear(2, 2), tmp_path / "run.scout", example=torch.ones(1, 2)).close()
    words = ["observe", str(tmp_path / "run.scout"), "-o", str(tmp_path / "a.npz"), "--model", "own_code:tiny"]
    assert main(words) == 1
    assert capsys.readouterr().err.startswith("--model goes with a recording of a loop of your own whose graph")


def test_without_that_word_observe_says_why_it_has_nothing_to_write(
    recorded: tuple[nn.Module, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scoutview.record(nn.Linear(2, 2), tmp_path / "run.scout").close()
    sentences = {
        tmp_path / "run.scout": "It was recorded without an example of what the model is called with (“example=”).\n",
        recorded[1]: "ScoutView asks the model that your code makes.\n",
    }
    for path, sentence in sentences.items():
        assert main(["observe", str(path), "-o", str(tmp_path / "a.npz")]) == 1
        assert capsys.readouterr().err.endswith(sentence)
        assert not (tmp_path / "a.npz").exists()


@pytest.mark.usefixtures("folder")
def test_a_supplied_model_that_sees_pictures_shows_what_its_modules_answer(tmp_path: Path) -> None:
    space: dict = {}
    exec(CODE, space)
    model, pictures = space["Seeing"](), torch.rand(5, 1, 8, 8)
    told = {"example": pictures, "labels": ["a", "b", "c", "d"], "scaling": (0, 1)}
    with pytest.warns(UserWarning, match="decides by the numbers"):
        scoutview.record(model, tmp_path / "run.scout", **told).close()
    command = ["observe", str(tmp_path / "run.scout"), "--probe", "example=2", "-o", str(tmp_path / "a.npz")]
    assert main([*command, "--model", "own_code:seeing"]) == 0
    answers = np.load(tmp_path / "a.npz")
    with torch.no_grad():
        maps = model.convolution(pictures).numpy()
    assert list(answers["layer_names"]) == ["convolution", "head"]
    assert (list(answers["layer_channels"]), list(answers["layer_sides"])) == ([3, 4], [6, 1])
    shown = answers["photo_map_channels"]
    assert answers["photo_maps"] == pytest.approx(maps[2, shown], abs=1e-6)
    assert answers["exciting_numbers"][0] == maps.max((2, 3))[:, answers["exciting_channel"]].argmax()
    assert answers["feature_objective"][-1] > answers["feature_objective"][0]
    assert np.isfinite(answers["occlusion_probabilities"]).any()
    assert "embedding" not in answers
    assert "answering_layers" not in answers


def lab_of(path: Path) -> OwnModel:
    with Recording.open(path) as recording:
        lab = lab_of_recording(recording)
    assert isinstance(lab, OwnModel)
    return lab


def test_without_that_word_nothing_is_imported_whatever_the_file_says(recorded: tuple[nn.Module, Path]) -> None:
    sys.modules.pop("own_code", None)
    lab = lab_of(recorded[1])
    assets = dict(lab.given_assets or {})
    about = json.loads(assets["about.json"]) | {"supplied": "own_code:tiny", "model": "own_code:tiny"}
    hostile = OwnModel(lab.settings, assets | {"about.json": json.dumps(about).encode()})
    hostile.build_model(torch.Generator())
    assert "own_code" not in sys.modules
    assert hostile.lacking()["prediction"].endswith("ScoutView asks the model that your code makes.")
    with supplying("own_code:tiny"):
        assert "prediction" not in lab_of(recorded[1]).lacking()


@pytest.mark.usefixtures("folder")
def test_a_program_that_answers_has_it_as_well(recorded: tuple[nn.Module, Path]) -> None:
    model, path = recorded
    with supplying("own_code:tiny"):
        askers = RemoteAskers(start_answering)
        try:
            asker = askers.new(lab_of(path))
            with Recording.open(path) as recording:
                asker.load(recording.frame_at(0))
            question = Question("prediction")
            told = asker.answer(asker.lab.parse_probe("example=0"), [question])[question]
        finally:
            askers.close()
    with torch.no_grad():
        wanted = model(torch.arange(6)[None], 2.0)["logits"][0, -1].softmax(-1)
    assert abs(told["outcome_probabilities"] - wanted.numpy()).max() < 1e-6


def test_a_call_that_is_nested_cannot_be_told_again(tmp_path: Path) -> None:
    class Nested(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = nn.Linear(2, 2)

        def forward(self, given: dict) -> torch.Tensor:
            return self.layer(given["a"]) if given["a"].sum() > 0 else given["a"]

    with pytest.warns(UserWarning, match="decides by the numbers"):
        scoutview.record(Nested(), tmp_path / "run.scout", example=({"a": torch.ones(2, 2)},)).close()
    with supplying("own_code:tiny"):
        lab = lab_of(tmp_path / "run.scout")
        assert "--model" not in lab.lacking()["prediction"]
