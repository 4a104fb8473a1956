"""The table of a model of one's own, and its attention step by step, are what hooks on the model itself see."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.errors import UserError
from scoutview.labs.own_model.lab import OwnModel
from scoutview.observing.answer import Asker
from tests.checkpoints.graphs.architectures import ARCHITECTURES, GPT, WORDS, HandWritten, built, numbers, tokens
from tests.labs.own_model.asking import asked, recorded

LETTERS = tuple("abcdefghijklmnopqrstuvw")
assert len(LETTERS) == WORDS


@pytest.fixture(scope="module")
def gpt(tmp_path_factory: pytest.TempPathFactory) -> tuple[GPT, OwnModel, Asker]:
    model = built(ARCHITECTURES["GPT with a tied head"]).eval()
    assert isinstance(model, GPT)
    path = tmp_path_factory.mktemp("own") / "gpt.scout"
    return model, *recorded(path, model, example=tokens(3, 6), labels=LETTERS)


def caught(module: nn.Module, forward: nn.Module, given: Tensor) -> tuple[Tensor, Tensor]:
    """What enters a module and leaves it while the model runs."""
    found: list[tuple[Tensor, Tensor]] = []
    handle = module.register_forward_hook(lambda _, inputs, output: found.append((inputs[0], output)))
    with torch.no_grad():
        forward(given)
    handle.remove()
    return found[0]


def test_each_token_picks_its_row_and_its_place_is_added(gpt: tuple[GPT, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    told = asked(asker, "tokens") | asked(asker, "vocabulary") | asked(asker, "embedding")
    given = tokens(3, 6)[1]
    assert told["vocabulary"].tolist() == list(LETTERS)
    assert told["token_ids"].tolist() == given.tolist()
    assert told["tokens"].tolist() == [LETTERS[each] for each in given]
    assert (told["embedding"] == model.wte.weight.detach().numpy()).all()
    vectors = asked(asker, "input_vectors")
    entering, _ = caught(model.h[0].ln_1, model, given[None])
    assert abs(vectors["input_vectors"] - entering[0].numpy()).max() < 1e-6
    assert (vectors["position_vectors"] == model.wpe.weight[:6].detach().numpy()).all()


def test_neighbours_are_the_rows_that_point_alike(gpt: tuple[GPT, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    told = asked(asker, "neighbours", token=4)
    rows = nn.functional.normalize(model.wte.weight.detach(), dim=1)
    cosines = rows @ rows[4]
    cosines[4] = -2
    assert told["neighbour_of"] == 4
    assert told["neighbours"].tolist() == cosines.topk(12).indices.tolist()
    assert told["neighbour_cosines"] == pytest.approx(cosines.topk(12).values.numpy(), abs=1e-6)
    assert asked(asker, "neighbours")["neighbour_of"] == int(tokens(3, 6)[1, -1])
    assert asked(asker, "embedding_map")["embedding_map"].shape == (WORDS, 2)
    with pytest.raises(UserError, match="There is no token 23: they are numbered from 0 to 22"):
        asked(asker, "neighbours", token=23)


def test_attention_goes_step_by_step_as_in_the_model(gpt: tuple[GPT, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    given = tokens(3, 6)[1:2]
    _, together = caught(model.h[1].attn.c_attn, model, given)
    query, key, value = (part[0, :, 8:] for part in together.split(16, -1))  # (T, d) of head 1
    told = asked(asker, "attention_steps", layer=1, head=1, query=4)
    assert told["steps_place"].tolist() == [1, 1, 4]
    assert abs(told["steps_query"] - query[4].numpy()).max() < 1e-6
    assert abs(told["steps_keys"] - key.numpy()).max() < 1e-6
    assert abs(told["steps_values"] - value.numpy()).max() < 1e-6
    assert float(told["steps_factor"]) == pytest.approx(1 / math.sqrt(8), rel=1e-4)
    scores = key @ query[4] / math.sqrt(8)
    assert abs(told["steps_scores"] - scores.numpy()).max() < 1e-5
    assert abs(told["steps_shares"] - np.array([*scores[:5].softmax(0), 0])).max() < 1e-6
    read, _ = caught(model.h[1].attn.c_proj, model, given)
    assert abs(told["steps_read"] - read[0, 4, 8:].numpy()).max() < 1e-6


def test_attention_that_is_written_by_hand_goes_step_by_step(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["attention written by hand"]).eval()
    assert isinstance(model, HandWritten)
    _, asker = recorded(tmp_path / "a.scout", model, example=tokens(2, 5))
    told = asked(asker, "attention_steps", query=3)
    with torch.no_grad():
        x = model.embed(tokens(2, 5)[1])
        scores = (x @ model.W_K) @ (x[3] @ model.W_Q) / math.sqrt(8)
        shares = scores[:4].softmax(0)
        read = shares @ (x @ model.W_V)[:4]
    assert float(told["steps_factor"]) == pytest.approx(1 / math.sqrt(8), rel=1e-4)
    assert abs(told["steps_scores"] - scores.numpy()).max() < 1e-5
    assert abs(told["steps_shares"][:4] - shares.numpy()).max() < 1e-6
    assert abs(told["steps_read"] - read.numpy()).max() < 1e-6
    vectors = asked(asker, "input_vectors")
    assert abs(vectors["input_vectors"] - x.numpy()).max() < 1e-6
    assert vectors["position_vectors"].shape == (0, 8)


class Bent(HandWritten):
    """Scores are bent before they become shares."""

    def forward(self, texts: Tensor) -> Tensor:
        x = self.embed(texts)
        pattern = torch.softmax(torch.tanh(3 * (x @ self.W_Q) @ (x @ self.W_K).transpose(-1, -2)), -1)
        return (x + pattern @ (x @ self.W_V)) @ self.W_U.T


class Summed(HandWritten):
    """Attention in the words of einsum, which says itself what is multiplied by what."""

    def forward(self, texts: Tensor) -> Tensor:
        x = self.embed(texts)
        scores = torch.einsum("bqd,bkd->bqk", x @ self.W_Q, x @ self.W_K)
        return torch.einsum("bqk,bkd->bqd", scores.softmax(-1), x @ self.W_V) @ self.W_U.T


class Sloped(HandWritten):
    """Press et al. (2022), Train Short, Test Long: what is farther away loses by its distance."""

    def forward(self, texts: Tensor) -> Tensor:
        x = self.embed(texts)
        place = torch.arange(texts.shape[1])
        scores = (x @ self.W_Q) @ (x @ self.W_K).transpose(-1, -2) - 0.5 * (place[:, None] - place).abs()
        return (x + scores.softmax(-1) @ (x @ self.W_V)) @ self.W_U.T


def test_steps_that_leave_something_out_are_not_shown(tmp_path: Path) -> None:
    for number, model in enumerate((Bent(), Summed())):
        lab, asker = recorded(tmp_path / f"{number}.scout", model.eval(), example=tokens(2, 5))
        assert "these steps cannot follow, or scores are bent" in lab.lacking()["attention_steps"]
        assert asked(asker, "attention")["attention"].shape == (1, 1, 5, 5)
    _, asker = recorded(tmp_path / "c.scout", Sloped().eval(), example=tokens(2, 5))
    with pytest.raises(UserError, match="something is added to the scores, or they are bent"):
        asked(asker, "attention_steps")


@pytest.mark.parametrize(
    ("name", "question", "sentence"),
    [
        ("embedding bag", "embedding", "looks up no row of a table"),
        ("MLP", "embedding", "reads no row of tokens"),
        ("MLP", "attention_steps", "attends nowhere"),
        ("embedding bag", "answering", "no activation function"),
    ],
)
def test_what_a_model_lacks_is_said(tmp_path: Path, name: str, question: str, sentence: str) -> None:
    architecture = ARCHITECTURES[name]
    lab, _ = recorded(tmp_path / "a.scout", built(architecture).eval(), example=architecture.example())
    assert sentence in lab.lacking()[question]


def test_what_comes_next_is_told_after_each_token(tmp_path: Path) -> None:
    model = built(ARCHITECTURES["GPT with a tied head"]).eval()
    targets = (tokens(3, 6) + 1) % WORDS
    told = {"example": tokens(3, 6), "targets": targets, "loss": "cross-entropy", "labels": LETTERS}
    _, asker = recorded(tmp_path / "a.scout", model, **told)
    with torch.no_grad():
        wanted = model(tokens(3, 6)[1:2])[0][0].softmax(-1).numpy()
    for position, choices in ((2, {"position": 2}), (5, {})):
        told = asked(asker, "prediction", **choices)
        assert abs(told["outcome_probabilities"] - wanted[position]).max() < 1e-6
        assert told["asked_position"] == position
        assert told["right_outcome"] == int(targets[1, position])
        assert told["prompt_tokens"].tolist() == [LETTERS[each] for each in tokens(3, 6)[1]]


def test_a_neuron_answers_most_to_these_examples(gpt: tuple[GPT, OwnModel, Asker]) -> None:
    model, _, asker = gpt
    entering, _ = caught(model.h[1].mlp[2], model, tokens(3, 6))  # (3, T, neurons)
    told = asked(asker, "answering", layer=1, number=7)
    strongest = entering[:, :, 7].amax(1)
    order = torch.argsort(-strongest, stable=True)
    assert told["answering_layers"].tolist() == ["h.0.mlp.2", "h.1.mlp.2"]
    assert told["answering_counts"].tolist() == [32, 32]
    assert told["answering_examples"].tolist() == order.tolist()
    assert told["answering_values"] == pytest.approx(strongest[order].numpy(), abs=1e-6)
    assert abs(told["answering_activity"] - entering[order][:, :, 7].numpy()).max() < 1e-6
    assert told["answering_tokens"][0].tolist() == [LETTERS[each] for each in tokens(3, 6)[order[0]]]
    assert float(told["answering_here"]) == pytest.approx(float(strongest[1]), abs=1e-6)
    best = asked(asker, "answering")["answering_neuron"].tolist()
    assert best == [1, int(entering.flatten(0, 1).amax(0).argmax())]
    with pytest.raises(UserError, match=r"Layer 1 has neurons 1\.0 to 1\.31"):
        asked(asker, "answering", layer=1, number=32)


@pytest.mark.parametrize("name", ["MLP", "CNN with batch norm", "LSTM", "convolutions over time", "mean of embeddings"])
def test_neurons_of_any_model_answer(tmp_path: Path, name: str) -> None:
    architecture = ARCHITECTURES[name]
    lab, asker = recorded(tmp_path / "a.scout", built(architecture).eval(), example=architecture.example())
    if "answering" in lab.lacking():
        assert name == "mean of embeddings"
        return
    told = asked(asker, "answering")
    assert (np.diff(told["answering_values"]) <= 0).all()
    layer, number = told["answering_neuron"].tolist()
    off = asked(asker, "answering", "example=0", f"neuron {layer}.{number} off", layer=layer, number=number)
    assert abs(off["answering_values"]).max() == 0


def test_heads_and_neurons_of_the_first_of_several_models_are_changed(tmp_path: Path) -> None:
    one, other = (built(ARCHITECTURES["GPT with a tied head"]).eval() for _ in range(2))
    _, asker = recorded(tmp_path / "a.scout", {"model": one, "average": other}, example=tokens(2, 6), labels=LETTERS)
    whole = asked(asker, "prediction")["outcome_probabilities"]
    for text in ("head 1.0 off", "neuron 1.3 set to 9"):
        assert abs(asked(asker, "prediction", "example=1", text)["outcome_probabilities"] - whole).max() > 1e-4


def test_an_encoder_of_numbers_reads_no_tokens(tmp_path: Path) -> None:
    lab, asker = recorded(
        tmp_path / "a.scout", built(ARCHITECTURES["transformer encoder"]).eval(), example=numbers(2, 5, 16)
    )
    assert "reads no row of tokens" in lab.lacking()["tokens"]
    assert np.isfinite(asked(asker, "matrix_product")["product_output"]).all()
