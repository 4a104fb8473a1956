"""The residual stream, the logit lens and who moved a logit, against a transformer written again in numpy."""

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.next_token.lab import NextToken
from scoutview.labs.next_token.settings import NextTokenSettings
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from tests.analysis.numpy_transformer import logits, normed, softmax, stages
from tests.every_lab import asker_at

HEADS = 2


def answer(name: str, probe=None, **choices) -> dict[str, np.ndarray]:
    lab, asker = asker_at("next_token", -1)
    question = Question.of(name, **choices)
    return dict(asker.answer(probe or lab.default_probe(), [question])[question])


def weights_of(asker: Asker) -> dict[str, np.ndarray]:
    return {name: tensor.numpy().copy() for name, tensor in asker._model.state_dict().items()}


def ids_of(probe) -> list[int]:
    return answer("tokens", probe)["token_ids"].tolist()


@pytest.mark.parametrize("text", ["The fox gave the", "A", "", "Ünïcode 狐 and a very long text, " * 30])
def test_logits_equal_the_plain_transformer(text: str) -> None:
    lab, asker = asker_at("next_token", -1)
    probe = lab.parse_probe(text)
    expected = logits(weights_of(asker), ids_of(probe), HEADS)
    np.testing.assert_allclose(answer("logits", probe)["logits"], expected, atol=1e-4)


@pytest.mark.parametrize("architecture", ["conv-transformer", "gpt2"])
def test_parts_of_both_architectures_add_up_to_the_logit_and_are_those_of_numpy(architecture: str) -> None:
    lab = NextToken(NextTokenSettings(architecture=architecture, layers=2, heads=2, width=32, context=32))
    model = lab.untrained_model()
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn(weight.shape, generator=torch.Generator().manual_seed(3)), alpha=0.1)
    probe = lab.parse_probe("The old fox found a red apple.")
    asked = [Question("logit_attribution"), Question("logits"), Question("tokens")]
    answers = lab.observe(model, probe, asked)
    attributed, given, read = (answers[question] for question in asked)
    weights = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
    expected = logits(weights, read["token_ids"].tolist(), HEADS)
    np.testing.assert_allclose(given["logits"], expected, atol=2e-3, rtol=1e-4)
    token = int(attributed["attributed"])
    assert attributed["attribution_logits"].sum() == pytest.approx(float(given["logits"][-1, token]), abs=2e-3)


def zeroed(weights: dict[str, np.ndarray], text: str) -> dict[str, np.ndarray]:
    if text == "head 1.1 off":
        weights["block.1.attention.output.weight"][:, 16:] = 0
    elif text == "block 0 mlp off":
        weights["block.0.mlp.contract.weight"][:] = 0
        weights["block.0.mlp.contract.bias"][:] = 0
    else:
        weights["block.1.mlp.contract.weight"][:, 3] = 0
    return weights


@pytest.mark.parametrize("text", ["head 1.1 off", "block 0 mlp off", "neuron 1.3 off"])
def test_switching_off_equals_zeroed_weights(text: str) -> None:
    lab, asker = asker_at("next_token", -1)
    probe = lab.parse_probe("The old fox found a red apple.")
    expected = logits(zeroed(weights_of(asker), text), ids_of(probe), HEADS)
    changed = answer("logits", probe.with_interventions((text,)))["logits"]
    np.testing.assert_allclose(changed, expected, atol=1e-4)
    assert np.abs(changed - answer("logits", probe)["logits"]).max() > 1e-4


def test_the_stream_is_that_of_the_plain_transformer() -> None:
    lab, asker = asker_at("next_token", -1)
    probe = lab.default_probe()
    weights = weights_of(asker)
    expected = np.stack(stages(weights, ids_of(probe), HEADS))
    seen = answer("residual_stream")
    assert seen["stream_stages"].tolist()[:3] == ["embedding", "block.0.attention", "block.0.mlp"]
    np.testing.assert_allclose(seen["stream_norms"], np.linalg.norm(expected, axis=-1), rtol=1e-4)
    added = np.diff(expected, axis=0, prepend=0)
    np.testing.assert_allclose(seen["stream_added"], np.linalg.norm(added, axis=-1), rtol=1e-3, atol=1e-5)
    float_weights = {name: array.astype(np.float64) for name, array in weights.items()}
    lens = softmax(normed(expected, float_weights, "norm") @ float_weights["unembedding.weight"].T)
    np.testing.assert_allclose(seen["lens_probabilities"], lens.max(-1), atol=1e-4)


def test_the_lens_at_the_last_stage_is_the_prediction() -> None:
    probabilities = answer("probabilities")["probabilities"]
    vocabulary = answer("vocabulary")["vocabulary"]
    seen, cell = answer("residual_stream"), answer("logit_lens")
    assert seen["lens_tokens"][-1].tolist() == vocabulary[probabilities.argmax(-1)].tolist()
    np.testing.assert_allclose(seen["lens_probabilities"][-1], probabilities.max(-1), atol=1e-6)
    order = np.argsort(-probabilities[-1])[:10]
    np.testing.assert_allclose(cell["lens_top_probabilities"], probabilities[-1][order], atol=1e-6)
    np.testing.assert_allclose(cell["lens_top_logits"], answer("logits")["logits"][-1][order], atol=1e-5)


@pytest.mark.parametrize("heads", [0, 1])
@pytest.mark.parametrize(("position", "token"), [(0, 5), (3, 40), (None, None)])
@pytest.mark.parametrize(
    "intervention",
    [
        *("", "head 0.1 off", "block 1 mlp times 3", "output of block.0.attention.output off"),
        *("output of unembedding set to 49", "input of unembedding times 2", "output of unembedding +3"),
    ],
)
def test_the_parts_sum_to_the_logit(heads: int, position, token, intervention: str) -> None:
    lab, _ = asker_at("next_token", -1)
    probe = lab.default_probe().with_interventions((intervention,) if intervention else ())
    choices = {"heads": heads} if position is None else {"heads": heads, "position": position, "token": token}
    seen = answer("logit_attribution", probe, **choices)
    place, number = int(seen["attribution_position"]), int(seen["attributed"])
    logit = answer("logits", probe)["logits"][place, number]
    assert seen["attribution_logits"].sum() == pytest.approx(logit, abs=1e-4)
    assert float(seen["attributed_logit"]) == pytest.approx(logit, abs=1e-4)
    parts = 2 + 4 + 1 if not heads else 2 + 2 * (HEADS + 1) + 2 + 1
    assert len(seen["attribution_parts"]) == parts + ("unembedding" in intervention)
    assert (seen["attribution_parts"][-1] == "unembedding") == ("unembedding" in intervention)


def test_a_part_that_is_off_moves_nothing() -> None:
    lab, _ = asker_at("next_token", -1)
    seen = answer("logit_attribution", lab.default_probe().with_interventions(("head 0.1 off",)), heads=1)
    moved = dict(zip(seen["attribution_parts"].tolist(), seen["attribution_logits"].tolist(), strict=True))
    assert moved["head 0.1"] == 0
    assert moved["head 0.0"] != 0


@pytest.mark.parametrize(
    ("name", "choices"),
    [("logit_lens", {"stage": 5}), ("logit_lens", {"position": 99}), ("logit_attribution", {"token": 10**6})],
)
def test_what_is_not_there_is_told(name: str, choices: dict[str, int]) -> None:
    with pytest.raises(UserError, match="numbered from 0"):
        answer(name, **choices)
