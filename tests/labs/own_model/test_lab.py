"""A model that was recorded in a loop of its own is asked by its graph: what it says is what the model says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.errors import UserError
from scoutview.labs.own_model.lab import OwnModel
from scoutview.labs.registry import LABS
from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.training.worker import TrainingRun
from tests.checkpoints.graphs.architectures import ARCHITECTURES, WORDS, built, numbers, tokens
from tests.labs.own_model.asking import asked, recorded

NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@pytest.fixture(scope="module")
def gpt(tmp_path_factory: pytest.TempPathFactory) -> tuple[nn.Module, OwnModel, Asker]:
    model = built(ARCHITECTURES["GPT with a tied head"]).eval()
    path = tmp_path_factory.mktemp("own") / "gpt.scout"
    told = {"example": tokens(3, 6), "targets": tokens(3, 6), "loss": "cross-entropy"}
    return model, *recorded(path, model, **told)


def test_it_says_what_the_model_says(gpt: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    with torch.no_grad():
        wanted = model(tokens(3, 6)[1:2])[0][0, -1].softmax(-1).numpy()
    told = asked(asker, "prediction")
    assert abs(told["outcome_probabilities"] - wanted).max() < 1e-6
    assert told["right_outcome"] == tokens(3, 6)[1, -1].item()
    assert told["prompt"] == " ".join(map(str, tokens(3, 6)[1].tolist()))


def test_what_is_typed_is_asked_instead(gpt: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    with torch.no_grad():
        wanted = model(torch.tensor([[4, 2, 7]]))[0][0, -1].softmax(-1).numpy()
    told = asked(asker, "prediction", 'typed="4 2 7"')
    assert abs(told["outcome_probabilities"] - wanted).max() < 1e-6
    assert asked(asker, "tokens", 'typed="4 2 7"')["tokens"].tolist() == ["4", "2", "7"]
    assert (told["right_outcome"], told["right_source"]) == (-1, "")


def test_its_heads_are_seen_and_its_sites_are_changed(gpt: tuple[nn.Module, OwnModel, Asker]) -> None:
    _, _, asker = gpt
    attention = asked(asker, "attention")["attention"]
    assert attention.shape == (2, 2, 6, 6)
    assert np.allclose(attention.sum(-1), 1)
    assert (np.triu(attention, 1) == 0).all()
    product = asked(asker, "matrix_product", site="lm_head")
    shown = product["product_input"] @ product["product_weight"] + product["product_bias"]
    assert abs(shown - product["product_output"]).max() < 1e-5
    whole, changed = (
        asked(asker, "prediction", "example=1", *changes)["outcome_probabilities"]
        for changes in ((), ("output of h.1.mlp.2 off",))
    )
    assert abs(np.log(whole) - np.log(changed)).max() > 0.1


def test_a_head_is_switched_off_as_in_the_model(gpt: tuple[nn.Module, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    told = asked(asker, "head_ablation")
    given = tokens(3, 6)[1:2]
    hook = model.h[1].attn.c_proj.register_forward_pre_hook(lambda _, inputs: (inputs[0] * mask,))
    mask = torch.ones(16)
    mask[:8] = 0  # what head 0 of block 1 read
    with torch.no_grad():
        changed = model(given)[0][0, -1].log_softmax(-1)
        hook.remove()
        whole = model(given)[0][0, -1].log_softmax(-1)
    answer = int(whole.argmax())
    assert told["ablation_answer"] == str(answer)
    assert float(told["ablation_surprisal"]) == pytest.approx(-float(whole[answer]), abs=1e-5)
    assert told["ablated_surprisal"][1, 0] == pytest.approx(-float(changed[answer]), abs=1e-5)
    assert told["ablated_answers"][1, 0] == str(int(changed.argmax()))
    assert told["last_rows"].shape == (2, 2, 6)


def test_one_weight_has_the_slope_of_the_loss(gpt: tuple[nn.Module, OwnModel, Asker]) -> None:
    _, lab, asker = gpt
    steps = list(asker.unfold(lab.default_probe(), Question("one_weight")))
    assert float(steps[0]["weight_gradient"]) == pytest.approx(float(steps[0]["weight_difference"]), rel=1e-4)
    assert steps[0]["weight_sample"] == "3 recorded examples"


def test_a_weight_that_is_stored_the_other_way_round_has_its_slope(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["attention written by hand"]).eval()
    told = {"example": tokens(2, 5), "targets": tokens(2, 5), "loss": "cross-entropy"}
    lab, asker = recorded(tmp_path / "a.scout", model, **told)
    place = {"site": "W_Q_product", "row": 1, "column": 2}
    steps = list(asker.unfold(lab.default_probe(), Question.of("one_weight", **place)))
    slope = float(steps[0]["weight_gradient"])
    assert slope != 0
    assert slope == pytest.approx(float(steps[0]["weight_difference"]), rel=1e-3)


def test_classes_have_their_names_and_a_convolution_its_picture(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["CNN with batch norm"]).eval()
    _, asker = recorded(tmp_path / "a.scout", model, example=numbers(3, 1, 14, 14), labels=NAMES)
    assert tuple(asked(asker, "prediction")["outcomes"]) == NAMES
    assert asked(asker, "matrix_product")["product_maps"].shape == (1, 14, 14)


def test_of_several_models_the_first_one_answers(tmp_path: Path) -> None:
    one, other = nn.Linear(2, 3), nn.Linear(2, 3)
    models = {"model": one, "average": other}
    _, asker = recorded(tmp_path / "a.scout", models, example=torch.ones(2, 2), labels=["a", "b", "c"])
    with torch.no_grad():
        wanted = one(torch.ones(1, 2)).softmax(-1)[0].numpy()
    assert abs(asked(asker, "prediction")["outcome_probabilities"] - wanted).max() < 1e-6
    assert asked(asker, "sites")["site_names"].tolist() == ["model.product"]


def test_a_text_is_read_by_its_tokenizer(tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {f"w{number}": number for number in range(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="w0"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.enable_padding(length=9)
    model = built(ARCHITECTURES["GPT with a tied head"]).eval()
    _, asker = recorded(tmp_path / "a.scout", model, example=tokens(2, 6), tokenizer=tokenizer)
    assert asked(asker, "tokens", "typed=w3 w1")["tokens"].tolist() == ["w3", "w1"]
    assert asked(asker, "prediction", "typed=w3 w1")["outcomes"].tolist() == list(words)


def test_what_was_not_told_is_said(tmp_path: Path) -> None:
    lab, asker = recorded(tmp_path / "a.scout", nn.Linear(2, 2), example=torch.ones(2, 2))
    lacking = lab.lacking()
    assert set(asker.lab.questions()) == {"sites", "matrix_product", "operations"}
    assert "labels" in lacking["prediction"]
    assert "loss" in lacking["one_weight"]
    with pytest.warns(UserWarning, match="cannot be taken"):
        lab, asker = recorded(tmp_path / "b.scout", nn.Linear(3, 2), example=torch.ones(2, 2))
    assert asker.lab.questions() == ()
    assert "torch.export refuses it" in lab.lacking()["sites"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("example=3", "There is no example 3: the recording carries 0 to 2"),
        ("typed=a b", "“a b” should be numbers"),
        ("typed=1.5", "“1.5” should be whole numbers"),
        ("typed=1e300", "should be whole numbers"),
        ("typed=99", "“wte” is asked for a row that it does not have: it has 23"),
        ('typed="' + "1 " * 13 + '"', "“wpe” is asked for a row that it does not have: it has 12"),
    ],
)
def test_what_it_cannot_be_asked_is_told(gpt: tuple[nn.Module, OwnModel, Asker], text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        asked(gpt[2], "prediction", text)


def test_names_of_models_are_words_and_few(gpt: tuple[nn.Module, OwnModel, Asker]) -> None:
    assets = dict(gpt[1].assets())
    about = json.loads(assets["about.json"])
    for names in (["model"] * 9, ["__class__"], ["a.b"], [3]):
        with pytest.raises(UserError, match="tells of its model cannot be read"):
            answer_of({**assets, "about.json": json.dumps({**about, "models": names}).encode()})


def answer_of(assets: dict[str, bytes]) -> dict[str, np.ndarray]:
    return asked(Asker(OwnModel(SettingsTrainedElsewhere(), assets)), "prediction")


@pytest.mark.parametrize("name", ["about.json", "graph.json", "example.safetensors"])
def test_a_damaged_part_is_one_sentence(gpt: tuple[nn.Module, OwnModel, Asker], name: str) -> None:
    assets = dict(gpt[1].assets())
    for damage in (b"", b"[]", assets[name][:-3]):
        with pytest.raises(UserError):
            answer_of({**assets, name: damage})


def test_it_is_not_trained_here(gpt: tuple[nn.Module, OwnModel, Asker], tmp_path: Path) -> None:
    run = TrainingRun(gpt[1], tmp_path / "a.scout", steps=3)
    run.start()
    assert run.join(60)
    assert run.status().error == OwnModel.trains_elsewhere
    assert OwnModel not in LABS
    assert replace(gpt[1].default_probe(), example=2) == gpt[1].parse_probe("example=2")
    assert json.loads(gpt[1].assets()["about.json"])["loss"] == "cross-entropy"
