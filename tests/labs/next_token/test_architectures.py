"""The next-token lab with an LSTM and with a minGRU: both learn, and are asked and changed as a transformer is."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.errors import InterventionError, UserError
from scoutview.frame import Frame
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.next_token.settings import NextTokenSettings
from scoutview.labs.registry import lab_recorded_with
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.settings import preset_of, settings_from_text, settings_from_values
from scoutview.training.trainer import Trainer
from tests.every_lab import asker_at, small_lab

PAGE = Path(__file__).parents[3] / "docs" / "architectures.md"
RECURRENT = ["lstm", "mingru"]
STEPS = {"lstm": 220, "mingru": 130}
every = pytest.mark.parametrize("architecture", RECURRENT)


@cache
def training(architecture: str) -> tuple[NextToken, tuple[Frame, ...]]:
    texts = {"preset": architecture, "width": "64", "context": "32", "batch": "24", "steps": "2000"}
    lab = NextToken(settings_from_text(NextTokenSettings, texts))
    torch.set_num_threads(1)
    return lab, tuple(step.frame for step in Trainer(lab).steps(STEPS[architecture]) if step.frame)


@pytest.mark.slow
@every
def test_it_learns_more_than_counting_pairs_of_tokens(architecture: str) -> None:
    lab, frames = training(architecture)
    first, last = frames[0].metrics, frames[-1].metrics
    assert first["validation_loss"] == pytest.approx(np.log(512), rel=0.1)
    assert last["validation_loss"] < lab._carried.reference_losses["beats token pairs"]
    assert last["validation_accuracy"] > 0.5


@every
def test_a_recording_of_float16_weights_can_be_asked(architecture: str) -> None:
    lab, frames = training(architecture)
    asker, probe, asked = Asker(lab), lab.default_probe(), Question("probabilities")
    asker.load(frames[-1])
    exact = asker.answer(probe, [asked])[asked]["probabilities"]
    halved = {name: array.astype(np.float16) for name, array in frames[-1].weights.items()}
    asker.load(Frame(frames[-1].step, frames[-1].seconds, frames[-1].metrics, halved))
    np.testing.assert_allclose(asker.answer(probe, [asked])[asked]["probabilities"], exact, atol=0.02)


def test_a_recording_without_the_setting_is_of_a_transformer() -> None:
    older = settings_from_values(NextTokenSettings, {"layers": 2})
    assert older.architecture == "gpt2"
    assert not NextToken(older, {}).lacking()


@pytest.mark.parametrize("name", RECURRENT)
def test_a_preset_is_recognised(name: str) -> None:
    found = preset_of(settings_from_text(NextTokenSettings, {"preset": name, "steps": "12", "seed": "3"}))
    assert found is not None
    assert found.name == name


def test_heads_that_do_not_divide_the_width_matter_to_transformers_alone() -> None:
    assert NextTokenSettings(architecture="lstm", width=30).width == 30
    with pytest.raises(UserError, match="multiple of the 4 heads"):
        NextTokenSettings(width=30)


@every
@pytest.mark.parametrize("text", ["head 0.0 off", "block 0 attention off"])
def test_switching_attention_off_is_refused_in_one_sentence(architecture: str, text: str) -> None:
    lab, asker = asker_at(f"next_token/{architecture}", -1)
    with pytest.raises(InterventionError, match=r"This model has no (head|attention): its parts are embedding") as told:
        asker.answer(lab.default_probe().with_interventions((text,)), [Question("logits")])
    assert str(told.value).count(". ") == 0


def test_an_lstm_has_no_neurons_and_a_mingru_has() -> None:
    for name, has in (("next_token/lstm", False), ("next_token/mingru", True)):
        lab, asker = asker_at(name, -1)
        probe = lab.default_probe().with_interventions(("neuron 0.3 set to 9",))
        if has:
            asker.answer(probe, [Question("logits")])
        else:
            with pytest.raises(InterventionError, match="This model has no neuron"):
                asker.answer(probe, [Question("logits")])


def test_the_recurrent_product_of_one_token_can_be_changed_alone() -> None:
    lab, asker = asker_at("next_token/lstm", -1)
    probe, asked = lab.parse_probe("The old fox found a red apple."), Question("logits")

    def logits(*changes: str) -> np.ndarray:
        return asker.answer(probe.with_interventions(changes), [asked])[asked]["logits"]

    same = logits("output of block.0.recurrent times 1")
    changed = logits("output of block.0.recurrent at 3 +0.5")
    assert np.array_equal(changed[:3], same[:3])
    assert all((changed[3:] != same[3:]).any(-1))
    assert np.array_equal(logits("output of block.0.recurrent at -1 off")[:-1], same[:-1])
    beyond = lab.all_notes(probe.with_interventions(("output of block.0.recurrent at 99 off",)))
    assert any("changes nothing: this text has positions" in note for note in beyond)


def test_what_a_model_lacks_is_not_asked_and_says_why() -> None:
    for architecture, lacks in (("lstm", {"attention", "circuit", "neuron"}), ("mingru", {"attention"})):
        lab = small_lab(f"next_token/{architecture}")
        assert lacks <= lab.lacking().keys()
        assert not lab.lacking().keys() & set(lab.questions())
        assert "has no attention" in lab.missing()["attention"]
        assert all(why.endswith(".") and why.count(". ") == 0 for why in lab.lacking().values())
    assert not small_lab("next_token").lacking()


def test_a_lab_of_a_recording_knows_its_architecture() -> None:
    lab = small_lab("next_token/lstm")
    values = {"architecture": "lstm", "layers": 2, "width": 32, "context": 32}
    again = lab_recorded_with("next_token", values, lab.assets())
    assert again.lacking() == lab.lacking()
    assert "attention" not in again.questions()


@every
def test_the_page_computes_what_the_model_answers(architecture: str) -> None:
    lab, frames = training(architecture)
    asker, probe = Asker(lab), lab.default_probe()
    asker.load(frames[-1])
    asked = [Question("tokens"), Question("logits")]
    answers = asker.answer(probe, asked)
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    ids = answers[asked[0]]["token_ids"]
    logits = names[architecture](frames[-1].weights, ids, lab.settings.layers)
    np.testing.assert_allclose(logits, answers[asked[1]]["logits"], atol=1e-3)


def test_the_page_names_all_weights() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for architecture in RECURRENT:
        for name in training(architecture)[1][0].weights:
            layer, _, last = name.rpartition(".")
            written = re.sub(r"block\.\d+", "block.N", layer).replace("candidate", "update").replace("gate", "update")
            assert f"`{written}.weight`" in text, name
            assert last in ("weight", "bias")
