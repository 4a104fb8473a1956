"""The page on loops of one's own says of each architecture what is measured here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch

from scoutview.analysis.sites import is_site
from scoutview.checkpoints.graphs.attention import attention_weights
from scoutview.checkpoints.graphs.comparing import graph_with_weights, tensors_of
from scoutview.checkpoints.graphs.graph import ModelGraph, OpenSize
from scoutview.checkpoints.graphs.taking import call_of, graph_of
from scoutview.checkpoints.graphs.written import graph_from_json
from tests.checkpoints.graphs.architectures import ARCHITECTURES, built
from tests.checkpoints.graphs.test_taking import farthest

PAGE = Path(__file__).parents[3] / "docs" / "own_loop.md"
AXES = {"picture": ("batch", "channels", "height", "width"), "row": ("batch", "length")}
NOISE = 1e-6  # what another machine's products may be off by


def rows() -> dict[str, tuple[str, ...]]:
    """The table of the page by its first column."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return {each[0]: each[1:] for each in cells if len(each) == 6 and each[0] != "architecture"}


def in_words(graph: ModelGraph, axes: tuple[int, ...]) -> str:
    """The open sizes of the first input as the page calls them."""
    sizes = next(iter(graph.inputs.values())).sizes
    names = AXES["picture"] if len(sizes) == 4 else ("batch", "", "length") if axes == (0, 2) else AXES["row"]
    return ", ".join(names[axis] + _range(graph.symbols[str(sizes[axis])]) for axis in axes)


def _range(size: OpenSize) -> str:
    if size.high < 2**31:
        return f" ({size.low} to {size.high})"
    return f" ({size.low} or more)" if size.low > 1 else ""


def test_the_table_tells_of_each_architecture() -> None:
    assert list(rows()) == list(ARCHITECTURES)
    assert all(re.fullmatch(r"0|\de-\d\d", row[-1]) and float(row[-1]) < 1e-6 for row in rows().values())


@pytest.mark.slow
@pytest.mark.parametrize("name", ARCHITECTURES)
def test_a_row_of_the_table_is_true(name: str) -> None:
    architecture = ARCHITECTURES[name]
    model, call = built(architecture).eval(), call_of(architecture.example())
    graph = graph_from_json(graph_of(model, architecture.example()).to_json())
    whole = graph_with_weights(graph, model)
    with torch.no_grad():
        off = farthest(whole(*tensors_of(call)), model(*call[0], **call[1]))
        attentions = len(attention_weights(whole, tensors_of(call)))
    sites = sum(map(is_site, whole.modules()))
    told = (str(len(graph.nodes)), in_words(graph, architecture.axes), str(sites), str(attentions or ""), f"{off:.0e}")
    assert told[:4] == rows()[name][:4], told
    assert abs(off - float(rows()[name][4])) < NOISE, told
