"""A graph in a file is checked plain data: what is damaged or hostile is refused, in a sentence."""

from __future__ import annotations

import copy
import json
import random
import resource
from typing import Any

import numpy as np
import pytest
import torch

from scoutview.checkpoints.graphs.graph import GraphError
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.checkpoints.graphs.operators import PLAIN, TORCH, operator_named
from scoutview.checkpoints.graphs.sites import CONVOLUTIONS, PRODUCTS, TURNED
from scoutview.checkpoints.graphs.written import graph_from_json

SMALL: dict[str, Any] = {
    "format": "scoutview graph 1",
    "inputs": {"x": {"dtype": "float32", "sizes": ["s0", 3]}},
    "symbols": {"s0": [1, 100, 2]},
    "weights": {"a.weight": {"dtype": "float32", "sizes": [4, 3]}, "a.bias": {"dtype": "float32", "sizes": [4]}},
    "constants": {"shift": {"dtype": "float32", "sizes": [4], "numbers": [1, 2.5, "-inf", 0]}},
    "nodes": [
        {"name": "size", "operator": "sym_size.int", "arguments": [{"input": "x"}, 0]},
        {
            "name": "linear",
            "operator": "linear.default",
            "arguments": [{"input": "x"}, {"weight": "a.weight"}, {"weight": "a.bias"}],
            "module": "a",
        },
        {"name": "more", "operator": "add.Tensor", "arguments": [{"node": "linear"}, {"constant": "shift"}]},
        {"name": "flat", "operator": "reshape.default", "arguments": [{"node": "more"}, [{"node": "size"}, 4]]},
        {
            "name": "zeros",
            "operator": "zeros.default",
            "arguments": [[{"node": "size"}, 4]],
            "named": {"dtype": {"dtype": "float32"}, "device": {"device": ""}},
        },
        {"name": "sum", "operator": "maximum.default", "arguments": [{"node": "flat"}, {"node": "zeros"}]},
    ],
    "outputs": [["", {"node": "sum"}]],
}


def changed(*path: Any, to: Any) -> str:
    """The small graph with one thing in it changed."""
    parts = copy.deepcopy(SMALL)
    place: Any = parts
    for each in path[:-1]:
        place = place[each]
    place[path[-1]] = to
    return json.dumps(parts)


def built(text: str) -> GraphModel:
    return GraphModel(graph_from_json(text))


def test_the_small_graph_computes_what_it_says() -> None:
    model = built(json.dumps(SMALL))
    torch.nn.init.ones_(model.get_parameter("a.weight"))
    wanted = torch.tensor([[1 + 3.0, 2.5 + 3.0, 0.0, 3.0]] * 2)
    assert torch.equal(model(torch.ones(2, 3)), wanted)


def test_what_is_read_is_what_was_written() -> None:
    graph = graph_from_json(json.dumps(SMALL))
    again = graph_from_json(graph.to_json())
    assert again.nodes == graph.nodes
    assert (again.inputs, again.weights, again.symbols, again.outputs) == (
        graph.inputs,
        graph.weights,
        graph.symbols,
        graph.outputs,
    )
    assert np.array_equal(again.constants["shift"], graph.constants["shift"])


REFUSED = {
    "no JSON": ("{", "it is no JSON"),
    "too deep": ("[" * 100_000 + "]" * 100_000, "it is no JSON"),
    "another thing": ("[]", "should be named things"),
    "a newer one": (changed("format", to="scoutview graph 2"), "newer version"),
    "not a number": (json.dumps(SMALL).replace("2.5", "NaN"), "it is no JSON"),
    "a name twice": (json.dumps(SMALL).replace('"symbols"', '"inputs"'), "it is no JSON"),
    "an operator that writes": (changed("nodes", 2, "operator", to="add_.Tensor"), "“more” has an operator that no"),
    "an operator that reads files": (changed("nodes", 2, "operator", to="from_file.default"), "“more” has an operator"),
    "another library": (changed("nodes", 2, "operator", to="os.system"), "“more” has an operator that no graph may"),
    "a list for an operator": (changed("nodes", 2, "operator", to="__import__"), "“more” has an operator that no"),
    "backwards": (
        changed("nodes", 1, "arguments", 0, to={"node": "sum"}),
        "“linear” uses the node “sum”, which is not",
    ),
    "no such weight": (changed("nodes", 1, "arguments", 1, to={"weight": "b"}), "“linear” uses the weight “b”"),
    "a kind of argument": (changed("nodes", 2, "arguments", 1, to={"code": "x"}), "“more” is given something of no"),
    "a kind of numbers": (changed("nodes", 4, "named", "dtype", to={"dtype": "object"}), "“zeros” is given something"),
    "lists in lists": (changed("nodes", 3, "arguments", 1, to=[[[[[1]]]]]), "“flat” is given lists in lists"),
    "a name that is none": (changed("nodes", 0, "name", to="../x"), "a name that is none"),
    "two of a name": (changed("nodes", 0, "name", to="linear"), "has two nodes “linear”"),
    "a size that is none": (changed("inputs", "x", "sizes", to=["s1", 3]), "“x” of the graph has a size that is none"),
    "a range that is none": (changed("symbols", "s0", to=[3, 2, 2]), "“s0” of the graph has no range"),
    "too many weights": (
        changed("weights", "a.weight", "sizes", to=[2**26, 4]),
        "and at most 134,217,728 are possible",
    ),
    "a constant of another size": (
        changed("constants", "shift", "numbers", to=[1, 2]),
        "“shift” of the graph does not",
    ),
    "nothing comes out": (changed("outputs", to=[]), "it has no outputs"),
    "a whole number without end": (changed("nodes", 0, "arguments", 1, to=2**70), "“size” is given something of no"),
}
NOT_BUILT = {
    "would fill memory": (
        changed("nodes", 4, "arguments", 0, to=[2**20, 2**20]),
        "“zeros” .* would hold 1,099,511,627,",
    ),
    "more than torch can count": (
        changed("nodes", 4, "arguments", 0, to=[2**62, 2**62]),
        "“zeros” .* cannot be computed",
    ),
    "sizes that do not fit": (changed("nodes", 3, "arguments", 1, to=[3, 3]), "“flat” .* cannot be computed"),
    "too many arguments": (
        changed("nodes", 2, "arguments", to=[{"node": "linear"}] * 9),
        "“more” .* cannot be computed",
    ),
    "a named argument": (changed("nodes", 4, "named", to={"nothing": 1}), "“zeros” .* cannot be computed"),
    "a size of a tensor": (changed("nodes", 0, "operator", to="add"), "“size” .* should count with whole numbers"),
    "a name of Python's": (json.dumps(SMALL).replace("a.weight", "forward.weight"), "name that no model can have"),
    "a hidden name": (json.dumps(SMALL).replace("a.weight", "__class__.weight"), "name that no model can have"),
    "in a million pieces": (
        changed("nodes", 4, to={"name": "zeros", "operator": "zeros.default", "arguments": [[2**20]]})
        .replace('"maximum.default"', '"unbind.int"')
        .replace('[{"node": "flat"}, {"node": "zeros"}]', '[{"node": "zeros"}]'),
        "“sum” .* would take 1,048,576 steps",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_refused_when_it_is_read(name: str) -> None:
    text, sentence = REFUSED[name]
    with pytest.raises(GraphError, match=sentence):
        graph_from_json(text)


@pytest.mark.parametrize("name", NOT_BUILT)
def test_what_does_not_go_together_is_refused_before_anything_is_allocated(name: str) -> None:
    text, sentence = NOT_BUILT[name]
    graph, before = graph_from_json(text), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(GraphError, match=sentence):
        GraphModel(graph)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_an_input_that_would_fill_memory_is_refused_as_well() -> None:
    text = changed("symbols", "s0", to=[1, 2**50, 2])
    with pytest.raises(GraphError, match=r"“linear” .* would hold"):
        built(text)(torch.empty(1).expand(2**26, 3))


def mutated(rng: random.Random) -> str:
    """The small graph with some of its letters, numbers or names exchanged for others."""
    text = json.dumps(SMALL)
    for _ in range(rng.randint(1, 4)):
        kind = rng.randrange(4)
        if kind == 0:
            place = rng.randrange(len(text))
            text = text[:place] + chr(rng.randrange(32, 127)) + text[place + rng.randrange(2) :]
        elif kind == 1:
            text = text.replace(
                rng.choice(["2", "3", "4", "100"]), str(rng.choice([-1, 0, 2**31, 2**63 - 1, 10**9])), 1
            )
        elif kind == 2:
            one, other = (rng.choice(["linear", "size", "zeros", "flat", "shift", "sum", "x"]) for _ in range(2))
            text = text.replace(f'"{one}"', f'"{other}"', rng.randint(1, 2))
        else:
            known = [
                "sym_size.int",
                "linear.default",
                "add.Tensor",
                "reshape.default",
                "zeros.default",
                "maximum.default",
            ]
            text = text.replace(rng.choice(known), rng.choice(OPERATORS), 1)
    return text


OPERATORS = sorted(TORCH | set(PLAIN))


def test_hundreds_of_damaged_graphs_are_refused_or_harmless() -> None:
    rng = random.Random(5)
    sentences = []
    for _ in range(400):
        try:
            built(mutated(rng))(torch.ones(2, 3))
        except GraphError as error:
            sentences.append(str(error))
    assert 200 < len(sentences) < 400
    assert all("\n" not in each for each in sentences)


def test_every_operator_is_there_and_neither_writes_nor_draws() -> None:
    assert {*PRODUCTS, *CONVOLUTIONS, *TURNED, "linear.default", "embedding.default"} <= TORCH
    for name in sorted(TORCH):
        found = operator_named(name)
        assert not found._schema.is_mutable  # type: ignore[attr-defined]
        drawn = torch.Tag.nondeterministic_seeded in found.tags  # type: ignore[attr-defined]
        assert not drawn or name.partition(".")[0] in {
            "dropout",
            "feature_dropout",
            "alpha_dropout",
            "lstm",
            "gru",
            "rnn_relu",
            "rnn_tanh",
            "scaled_dot_product_attention",
        }  # off in evaluation mode


def test_an_operator_that_torch_no_longer_has_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {"add.Gone"}
    monkeypatch.setattr("scoutview.checkpoints.graphs.operators.TORCH", TORCH | gone)
    monkeypatch.setattr("scoutview.checkpoints.graphs.written.TORCH", TORCH | gone)
    with pytest.raises(GraphError, match=r"“more” cannot be computed: torch .* has no operator “add.Gone”"):
        built(changed("nodes", 2, "operator", to="add.Gone"))
