"""A model asked by its own code attends where its graph does, and a head that reads nothing changes as much."""

from __future__ import annotations

import pytest
import torch
from torch.utils import _pytree as pytree

from scoutview.checkpoints.graphs.attention import attention_weights, without_head
from scoutview.checkpoints.graphs.comparing import graph_with_weights, tensors_of
from scoutview.checkpoints.graphs.eager import EagerAttention
from scoutview.checkpoints.graphs.taking import call_of, graph_of
from tests.checkpoints.graphs.architectures import ARCHITECTURES, built

ATTENDING = [name for name, each in ARCHITECTURES.items() if each.attention]
EVERY_DAY = ("GPT with a tied head", "attention written by hand")
NAMES = [name if name in EVERY_DAY else pytest.param(name, marks=pytest.mark.slow) for name in ATTENDING]


@pytest.mark.parametrize("mode", [torch.no_grad, torch.inference_mode])
@pytest.mark.parametrize("name", NAMES)
def test_attention_is_seen_where_the_graph_has_it(name: str, mode: type[torch.no_grad]) -> None:
    model, call = built(ARCHITECTURES[name]).eval(), call_of(ARCHITECTURES[name].example())
    whole, inputs = graph_with_weights(graph_of(model, ARCHITECTURES[name].example()), model), tensors_of(call)
    eager = EagerAttention(model, len(inputs[0]))
    with mode():
        wanted = attention_weights(whole, inputs)
        with eager.watching():
            model(*call[0], **call[1])
    assert len(eager.weights) == len(wanted)
    for ours, theirs in zip(eager.weights.values(), wanted.values(), strict=True):
        assert torch.allclose(ours, theirs.nan_to_num(), atol=1e-6)
        assert not torch.allclose(ours, ours.flip(-1), atol=1e-3)
    for own_name, name_in_graph in zip(eager.weights, wanted, strict=True):
        without = EagerAttention(model, len(inputs[0]), (own_name, 0))
        with mode():
            with without.watching():
                changed = model(*call[0], **call[1])
            expected = without_head(whole, inputs, name_in_graph, 0)[0]
        changed = pytree.tree_leaves(changed)[0]
        assert torch.allclose(changed, expected, atol=1e-5)


@pytest.mark.parametrize("name", ["CNN with batch norm", "LSTM", "mixer"])
def test_nothing_is_taken_for_attention_that_is_none(name: str) -> None:
    model, call = built(ARCHITECTURES[name]).eval(), call_of(ARCHITECTURES[name].example())
    eager = EagerAttention(model, 1)
    with torch.no_grad(), eager.watching():
        answer = model(*call[0], **call[1])
        torch.softmax(answer[0] if isinstance(answer, tuple) else answer, -1)
    assert not eager.weights


def test_what_was_watched_runs_as_before() -> None:
    model, call = (
        built(ARCHITECTURES["transformer encoder"]).eval(),
        call_of(ARCHITECTURES["transformer encoder"].example()),
    )
    with torch.no_grad():
        before = model(*call[0], **call[1])
        with EagerAttention(model, 2).watching():
            model(*call[0], **call[1])
        assert torch.equal(before, model(*call[0], **call[1]))
    assert torch.backends.mha.get_fastpath_enabled()
    assert not any(each._forward_hooks or each._forward_pre_hooks for each in model.modules())
