"""The graph of a model answers as the model, for many architectures, and says what it cannot take."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.utils import _pytree as pytree

from scoutview.analysis.sites import is_site, matrix_product, site_calls
from scoutview.checkpoints.graphs.attention import attention_weights
from scoutview.checkpoints.graphs.comparing import graph_with_weights, tensors_of
from scoutview.checkpoints.graphs.graph import GraphError, ModelGraph
from scoutview.checkpoints.graphs.taking import call_of, graph_of
from scoutview.checkpoints.graphs.written import graph_from_json
from tests.checkpoints.graphs.architectures import ARCHITECTURES, built, numbers, tokens

EVERY_DAY = ("GPT with a tied head", "CNN with batch norm", "LSTM")
NAMES = [name if name in EVERY_DAY else pytest.param(name, marks=pytest.mark.slow) for name in ARCHITECTURES]


def farthest(given: Any, wanted: Any) -> float:
    """How far two answers are apart, beside their largest number or 1."""
    ours, theirs = (
        [each for each in pytree.tree_leaves(answer) if isinstance(each, Tensor)] for answer in (given, wanted)
    )
    assert len(ours) == len(theirs)
    apart = [
        float((one - two).abs().max()) / max(1.0, float(two.abs().max())) for one, two in zip(ours, theirs, strict=True)
    ]
    return max(apart)


@pytest.mark.parametrize("name", NAMES)
def test_a_graph_that_was_written_and_read_answers_as_the_model(name: str) -> None:
    architecture = ARCHITECTURES[name]
    model, call = built(architecture).train(), call_of(architecture.example())
    graph = graph_from_json(graph_of(model, architecture.example()).to_json())
    assert graph.dynamic[next(iter(graph.inputs))] == architecture.axes
    assert model.training
    whole, model = graph_with_weights(graph, model), model.eval()
    with torch.no_grad():
        assert farthest(whole(*tensors_of(call)), model(*call[0], **call[1])) < 1e-6
        for axis in architecture.axes:
            other = _longer(call, axis)
            assert farthest(whole(*tensors_of(other)), model(*other[0], **other[1])) < 1e-6
    sites = {each for each, module in whole.named_modules() if is_site(module)}
    assert set(architecture.sites) <= sites
    assert len(attention_weights(whole, tensors_of(call))) == architecture.attention


def _longer(call: Any, axis: int) -> Any:
    """Twice as many along an axis of all inputs that have it as long as the first."""
    size = tensors_of(call)[0].shape[axis]

    def more(tensor: Tensor) -> Tensor:
        fits = tensor.ndim > axis and tensor.shape[axis] == size
        return torch.cat([tensor, tensor.flip(axis)], axis) if fits else tensor

    return pytree.tree_map_only(Tensor, more, call)


@pytest.fixture(scope="module")
def gpt() -> tuple[nn.Module, ModelGraph]:
    model = built(ARCHITECTURES["GPT with a tied head"]).eval()
    return model, graph_of(model, tokens(2, 6))


def test_a_product_at_a_site_is_the_model_s(gpt: tuple[nn.Module, ModelGraph]) -> None:
    model, graph = gpt
    whole, given = graph_with_weights(graph, model), tokens(1, 4)
    for site in ("h.1.attn.c_attn", "lm_head"):
        answers = [matrix_product(site_calls(each, lambda each=each: each(given)), site) for each in (whole, model)]
        assert abs(answers[0]["product_output"] - answers[1]["product_output"]).max() < 1e-6
        assert (answers[0]["product_weight"] == answers[1]["product_weight"]).all()


def test_what_a_hook_changes_at_a_site_goes_on_through_the_graph(gpt: tuple[nn.Module, ModelGraph]) -> None:
    model, graph = gpt
    whole, given = graph_with_weights(graph, model), tokens(2, 6)
    with torch.no_grad():
        before = whole(given)
        for each in (whole, model):
            each.get_submodule("h.0.mlp.0").register_forward_hook(lambda _m, _i, output: output * 0)
        after = model(given)[0]
        assert (whole(given) - after).abs().max() < 1e-6
    assert (before - after).abs().max() > 0.01
    model.get_submodule("h.0.mlp.0")._forward_hooks.clear()


def test_a_tied_weight_is_one_and_its_gradient_is_the_model_s(gpt: tuple[nn.Module, ModelGraph]) -> None:
    model, graph = gpt
    whole, given = graph_with_weights(graph, model), tokens(2, 6)
    assert [name for name in whole.state_dict() if "lm_head" in name] == []
    whole(given).square().mean().backward()
    model(given)[0].square().mean().backward()
    ours, theirs = whole.get_parameter("wte.weight").grad, model.get_parameter("wte.weight").grad
    assert ours is not None
    assert theirs is not None
    assert (ours - theirs).abs().max() < 1e-6
    model.zero_grad()


def test_attention_is_what_the_model_computes() -> None:
    architecture = ARCHITECTURES["attention written by hand"]
    model = built(architecture).eval()
    given = tokens(2, 6)
    (weights,) = attention_weights(graph_with_weights(graph_of(model, given), model), (given,)).values()
    x = model.embed(given)
    scores = (x @ model.W_Q) @ (x @ model.W_K).transpose(-1, -2) / 8**0.5
    wanted = scores.masked_fill(~torch.ones(6, 6).tril().bool(), -torch.inf).softmax(-1)
    assert weights.shape == (2, 1, 6, 6)
    assert (weights[:, 0] - wanted).abs().max() < 1e-6


def test_causal_attention_is_recomputed(gpt: tuple[nn.Module, ModelGraph]) -> None:
    model, graph = gpt
    given = tokens(2, 6)
    weights = attention_weights(graph_with_weights(graph, model), (given,))
    assert list(weights) == ["h.0.attn", "h.1.attn"]
    x = model.wte(given) + model.wpe(torch.arange(6))
    query, key, _ = (
        each.unflatten(-1, (2, 8)).transpose(1, 2) for each in model.h[0].attn.c_attn(model.h[0].ln_1(x)).split(16, -1)
    )
    scores = (query @ key.transpose(-1, -2) / 8**0.5).masked_fill(~torch.ones(6, 6).tril().bool(), -torch.inf)
    assert (weights["h.0.attn"] - scores.softmax(-1)).abs().max() < 1e-6


def test_more_than_the_model_takes_is_told_of(gpt: tuple[nn.Module, ModelGraph]) -> None:
    whole = graph_with_weights(gpt[1], gpt[0])
    with pytest.raises(GraphError, match=r"“wpe” is asked for a row that it does not have: it has 12"):
        whole(tokens(2, 13))
    with pytest.raises(GraphError, match=r"“idx” has 2 axes, not 1"):
        whole(tokens(3))
    with pytest.raises(GraphError, match="takes 1 inputs, not 2"):
        whole(tokens(2, 3), tokens(2, 3))
    assert gpt[1].in_words() == "idx: axis 0 (1 or more), axis 1 (1 or more)"


class Deciding(nn.Module):
    def forward(self, given: Tensor) -> Tensor:
        if given.sum() > 0:
            return given * 2
        return given


class Sliced(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mask", torch.ones(9, 9).tril(), persistent=False)

    def forward(self, given: Tensor) -> Tensor:
        return self.mask[: given.shape[1], : given.shape[1]] @ given


def test_a_size_knows_its_bound() -> None:
    whole = graph_with_weights(graph := graph_of(Sliced(), numbers(2, 5, 3)), Sliced())
    assert "axis 1 (1 to 9)" in graph.in_words()
    with pytest.raises(GraphError, match=r"“given” has 10 along axis 1, and this model takes 1 to 9\.$"):
        whole(numbers(2, 10, 3))


class Drawing(nn.Module):
    def forward(self, given: Tensor) -> Tensor:
        return given + torch.randn_like(given)


class Wrapped(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.part = torch.compile(nn.Linear(4, 4), backend="eager")
        self.head = nn.Linear(4, 2)

    def forward(self, given: Tensor) -> Tensor:
        return self.head(self.part(given))


def test_why_there_is_no_graph_is_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(GraphError, match=r"decides by the numbers in a tensor, in line \d+ of test_taking.py\.$"):
        graph_of(Deciding(), numbers(2, 3))
    with pytest.raises(GraphError, match=r"it draws random numbers \(randn_like.default\)\.$"):
        graph_of(Drawing(), numbers(2, 3))
    assert capfd.readouterr().err == ""


def test_nothing_is_left_changed_and_nothing_is_drawn() -> None:
    model = built(ARCHITECTURES["LSTM"]).train()
    before, state = {name: each.clone() for name, each in model.state_dict().items()}, torch.get_rng_state()
    graph_of(model, tokens(3, 5))
    assert torch.equal(torch.get_rng_state(), state)
    assert all(torch.equal(each, before[name]) for name, each in model.state_dict().items())
    assert model(tokens(3, 5)).requires_grad


def test_names_are_without_what_stands_around_modules() -> None:
    model = torch.optim.swa_utils.AveragedModel(Wrapped())
    graph = graph_of(model, numbers(2, 4))
    assert sorted(graph.weights) == ["head.bias", "head.weight", "part.bias", "part.weight"]
    whole = graph_with_weights(graph, model)
    assert {name for name, module in whole.named_modules() if is_site(module)} == {"part", "head"}
