"""A model that sees pictures is asked with pictures: recorded ones, drawn ones, files; and shows what it looks for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from scoutview.errors import UserError
from scoutview.labs.own_model.lab import OwnModel
from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.probe import PhotoProbe, PictureProbe
from tests.checkpoints.graphs.architectures import ARCHITECTURES, Normed, built, numbers
from tests.labs.own_model.asking import asked, recorded

NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TAKEN, DIVIDED = 0.2, 0.5


def pixels(*sizes: int) -> Tensor:
    """Dark paper with a lighter square somewhere, in 0..1."""
    pictures = torch.zeros(sizes)
    for number, picture in enumerate(pictures):
        picture[..., 2 + number % 4 : 9 + number % 3, 4:10] = 0.9
    return pictures


@pytest.fixture(scope="module")
def cnn(tmp_path_factory: pytest.TempPathFactory) -> tuple[nn.Module, OwnModel, Asker]:
    model = built(ARCHITECTURES["CNN with batch norm"]).eval()
    example, targets = (pixels(6, 1, 14, 14) - TAKEN) / DIVIDED, torch.tensor([3, 1, 4, 1, 5, 9])
    told = {"targets": targets, "loss": "cross-entropy", "labels": NAMES, "scaling": (TAKEN, DIVIDED)}
    return model, *recorded(tmp_path_factory.mktemp("own") / "cnn.scout", model, example=example, **told)


def test_a_recorded_picture_is_shown_as_it_is(cnn: tuple[nn.Module, OwnModel, Asker]) -> None:
    _, lab, asker = cnn
    told = asked(asker, "prediction", "example=4") | asked(asker, "photo", "example=4")
    assert told["prompt"] == ""
    assert abs(told["prompt_picture"] - pixels(6, 1, 14, 14)[4, 0].numpy()).max() < 1e-6
    assert (told["photo"][..., 0] == np.rint(255 * told["prompt_picture"])).all()
    assert told["right_outcome"] == 5
    assert lab.format_probe(lab.parse_probe("validation:4")) == "example=4"
    with pytest.raises(UserError, match="There is no example 6: the recording carries 0 to 5"):
        lab.parse_probe("example=6")


def test_a_drawing_enters_framed_and_scaled_as_the_recorded_ones(cnn: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, lab, asker = cnn
    ink = np.zeros((28, 28), np.uint8)
    ink[4:20, 6:15] = 255
    drawn = PictureProbe(pixels=ink.tobytes(), height=28, width=28, source="drawn by hand")
    text = lab.format_probe(drawn)
    assert lab.parse_probe(text) == drawn
    told = asked(asker, "prediction", text)
    seen = torch.from_numpy(told["prompt_picture"].copy())
    assert told["right_outcome"] == -1
    assert seen.max() > 0.9
    assert seen[0].max() == 0
    with torch.no_grad():
        wanted = model((seen[None, None] - TAKEN) / DIVIDED)[0].softmax(-1)
    assert abs(told["outcome_probabilities"] - wanted.numpy()).max() < 1e-5


def test_a_picture_file_is_asked(cnn: tuple[nn.Module, OwnModel, Asker], tmp_path: Path) -> None:
    _, lab, asker = cnn
    sheet = np.full((60, 40), 255, np.uint8)
    sheet[10:50, 12:28] = 0  # dark on light, as on paper
    Image.fromarray(sheet).save(tmp_path / "seven.png")
    probe = lab.parse_probe(str(tmp_path / "seven.png"))
    assert isinstance(probe, PictureProbe)
    assert probe.own.startswith("seven.png, inverted")
    assert asked(asker, "prediction", str(tmp_path / "seven.png"))["prompt_picture"].max() > 0.9
    with pytest.raises(UserError, match="There is no picture file"):
        lab.parse_probe(str(tmp_path / "eight.png"))


def test_maps_are_what_hooks_on_the_model_see(cnn: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, _, asker = cnn
    assert isinstance(model, Normed)
    found: list[Tensor] = []
    handle = model.features[2].register_forward_hook(lambda _module, _inputs, output: found.append(output.clone()))
    with torch.no_grad():
        model((pixels(6, 1, 14, 14)[2:3] - TAKEN) / DIVIDED)
    handle.remove()
    told = asked(asker, "photo_maps", "example=2", layer="features.0")
    wanted = found[0][0].numpy()
    assert abs(told["photo_maps"] - wanted[told["photo_map_channels"]]).max() < 1e-5
    assert told["photo_map_strongest"][0] == pytest.approx(wanted.max(), abs=1e-5)
    assert bool(told["photo_map_rectified"])
    layers = asked(asker, "layers")
    assert layers["layer_names"].tolist() == ["features.0", "features.4", "head"]
    assert layers["layer_sides"].tolist() == [14, 3, 1]


def test_the_most_exciting_recorded_pictures_come_first(cnn: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, _, asker = cnn
    assert isinstance(model, Normed)
    with torch.no_grad():
        answers = model.features((pixels(6, 1, 14, 14) - TAKEN) / DIVIDED)[:, 3].flatten(1).amax(1)
    told = asked(asker, "exciting", layer="features.4", channel=3)
    order = torch.argsort(-answers, stable=True)
    assert told["exciting_numbers"].tolist() == order.tolist()
    assert told["exciting_values"] == pytest.approx(answers[order].numpy(), abs=1e-5)
    assert told["exciting_labels"][0] == NAMES[[3, 1, 4, 1, 5, 9][int(order[0])]]
    example = asked(asker, "examples", layer="features.4")
    best = pixels(6, 1, 14, 14)[told["exciting_numbers"][0], 0].numpy()
    assert abs(example["example_pictures"][3] - best).max() < 1e-6


def test_a_picture_is_made_that_a_channel_answers_to_ever_more(cnn: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, lab, asker = cnn
    assert isinstance(model, Normed)
    steps = list(asker.unfold(lab.default_probe(), Question.of("feature_visualization", layer="features.0")))
    channel = int(steps[0]["feature_channel"])
    first, last = (float(steps[at]["feature_objective"]) for at in (0, -1))
    assert last > first
    made = torch.from_numpy(steps[-1]["feature_picture"].copy())
    with torch.no_grad():
        answer = model.features[:2]((made[None, None] - TAKEN) / DIVIDED)[0, channel, 7, 7]
    assert last == pytest.approx(max(0.0, float(answer)), abs=1e-4)
    assert steps[0]["feature_sight"].tolist() == [6, 6, 9, 9]
    *_, overview = asker.unfold(lab.default_probe(), Question.of("feature_overview", layer="features.0"))
    assert overview["overview_pictures"].shape == (6, 14, 14)
    assert abs(overview["overview_pictures"][channel] - steps[-1]["feature_picture"]).max() < 1e-4


def test_a_hidden_place_is_the_answer_to_the_picture_with_a_square_there(
    cnn: tuple[nn.Module, OwnModel, Asker],
) -> None:
    model, lab, asker = cnn
    question = Question.of("occlusion", square=4, detail=7, **{"class": 3})
    *_, told = asker.unfold(lab.parse_probe("example=0"), question)
    hidden = pixels(6, 1, 14, 14)[:1]
    hidden[0, 0, 5:9, 3:7] = 0.5  # place 3, 2 of 7: its middle at 7, 5
    with torch.no_grad():
        wanted = model((hidden - TAKEN) / DIVIDED)[0].softmax(-1)[3]
    assert told["occlusion_probabilities"][3, 2] == pytest.approx(float(wanted), abs=1e-5)


def test_coloured_pictures_are_photos(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["residual network"]).eval()
    scaling = ((0.4, 0.5, 0.6), (0.2, 0.25, 0.3))
    taken, divided = (torch.tensor(each)[:, None, None] for each in scaling)
    colours = torch.rand(3, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    lab, asker = recorded(
        tmp_path / "a.scout", model, example=(colours - taken) / divided, labels=list("abcde"), scaling=scaling
    )
    told = asked(asker, "prediction", "example=2")
    assert (told["prompt_picture"] == np.rint(255 * colours[2].permute(1, 2, 0).numpy())).all()
    Image.fromarray(np.full((40, 60, 3), (255, 0, 51), np.uint8)).save(tmp_path / "red.png")
    probe = lab.parse_probe(str(tmp_path / "red.png"))
    assert isinstance(probe, PhotoProbe)
    assert lab.parse_probe(lab.format_probe(probe)) == probe
    with torch.no_grad():
        red = torch.tensor([1.0, 0.0, 0.2])[:, None, None].expand(3, 8, 8)
        wanted = model(((red - taken) / divided)[None])[0].softmax(-1)
    told = asked(asker, "prediction", str(tmp_path / "red.png"))
    assert abs(told["outcome_probabilities"] - wanted.numpy()).max() < 1e-5
    first, *_ = asker.unfold(probe, Question.of("feature_visualization", layer="stem", channel=1))
    assert first["feature_picture"].shape == (8, 8, 3)
    assert first["feature_picture"].dtype == np.uint8


def test_pictures_of_unknown_scaling_are_shown_and_no_others_enter(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["CNN with batch norm"]).eval()
    lab, asker = recorded(tmp_path / "a.scout", model, example=numbers(3, 1, 14, 14), labels=NAMES)
    shown = asked(asker, "prediction")["prompt_picture"]
    given = numbers(3, 1, 14, 14)
    assert abs(shown - ((given[1, 0] - given.min()) / (given.max() - given.min())).numpy()).max() < 1e-5
    with torch.no_grad():
        wanted = model(given[1:2])[0].softmax(-1).numpy()
    assert abs(asked(asker, "prediction")["outcome_probabilities"] - wanted).max() < 1e-5
    with pytest.raises(UserError, match="How its pixels were scaled was not recorded"):
        lab.parse_probe("seven.png")


@pytest.mark.parametrize(
    ("name", "editor", "first"),
    [
        ("CNN with batch norm", "picture", "feature_maps"),
        ("residual network", "photo", "feature_maps"),
        ("vision transformer", "picture", "feature_maps"),
        ("GPT with a tied head", "fields", "attention"),
        ("LSTM", "fields", "embedding"),
        ("MLP", "fields", "matrix_multiply"),
    ],
)
def test_what_can_be_shown_stands_first(tmp_path: Path, name: str, editor: str, first: str) -> None:
    architecture = ARCHITECTURES[name]
    lab, _ = recorded(tmp_path / "a.scout", built(architecture).eval(), example=architecture.example(), labels=NAMES)
    assert lab.probe_entry.editor == editor
    assert lab.arrangement[0].rows[0].panels[0] == first


def test_of_pictures_without_convolutions_there_are_no_maps(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Flatten(), nn.Linear(64, 12), nn.ReLU(), nn.Linear(12, 3))
    lab, asker = recorded(tmp_path / "a.scout", model, example=numbers(4, 1, 8, 8), labels=["a", "b", "c"])
    assert "no convolution" in lab.lacking()["photo_maps"]
    assert lab.arrangement[0].rows[0].panels == (
        "feature_visualization",
        "occlusion",
        "matrix_multiply",
        "answering",
    )
    assert asked(asker, "layers")["layer_names"].tolist() == ["1", "3"]
    assert asked(asker, "exciting", layer="3", channel=2)["exciting_map_size"].tolist() == [1, 1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ARCHITECTURES)
def test_whatever_is_not_lacking_is_answered(tmp_path: Path, name: str) -> None:
    architecture = ARCHITECTURES[name]
    _, asker = recorded(tmp_path / "a.scout", built(architecture).eval(), example=architecture.example(), labels=NAMES)
    told = asker.answer_all(asker.lab.default_probe())
    needed = {each.name for each in asker.lab.channels} - {"prompt_tokens", "exciting_strongest"}
    assert needed <= set(told)


def test_an_example_of_another_size_is_refused(cnn: tuple[nn.Module, OwnModel, Asker]) -> None:
    from safetensors.numpy import save

    assets = dict(cnn[1].assets())
    pictures, targets = np.zeros((6, 2, 14, 14), np.float32), np.zeros(6, np.int64)
    other = OwnModel(SettingsTrainedElsewhere(), {**assets, "example.safetensors": save({"pictures": pictures})})
    with pytest.raises(UserError, match="not what its model takes"):
        other.parse_probe("example=1")
    few = {"pictures": pictures[:, :1], "targets": targets[:2]}
    other = OwnModel(SettingsTrainedElsewhere(), {**assets, "example.safetensors": save(few)})
    assert set(other.parts.classes.tolist()) == {-1}


def test_of_large_pictures_few_channels_are_shown_at_once(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(1, 9, 5, stride=4), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(9, 3)
    )
    lab, asker = recorded(tmp_path / "a.scout", model, example=numbers(2, 1, 256, 256), labels=["a", "b", "c"])
    assert lab.probe_entry.editor == "photo"
    assert lab.photo_names() == ("recorded picture",) * 2
    assert len(asked(asker, "examples", layer="0")["example_pictures"]) == 4
    first, *_ = asker.unfold(lab.default_probe(), Question.of("feature_overview", layer="0"))
    assert first["overview_pictures"].shape == (4, 256, 256)
    assert first["overview_sight"].tolist() == [124, 124, 129, 129]


@pytest.mark.parametrize("scaling", [(0.1, 0.0), (float("nan"), 1.0), ("a", "b"), ((0.1, 0.2), (0.1, 0.2)), (1.0,)])
def test_scaling_that_is_none_is_told_when_it_is_recorded(tmp_path: Path, scaling: object) -> None:
    with pytest.raises(UserError, match="“scaling” should be two numbers"):
        recorded(tmp_path / "a.scout", Normed(), example=numbers(3, 1, 14, 14), scaling=scaling)
