"""What a recording of a loop of somebody's own carries besides its frames, and what is known of the model by it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scoutview.checkpoints.graphs import ModelGraph, graph_from_json
from scoutview.checkpoints.graphs.attending import Attending, attendings
from scoutview.checkpoints.graphs.tables import TokenTable, token_table
from scoutview.errors import UserError

LAB = "own_model"
ABOUT, GRAPH, EXAMPLE, TOKENIZER = "about.json", "graph.json", "example.safetensors", "tokenizer.json"
TARGETS = "targets"
LOSSES = ("cross-entropy", "squared error")
WHOLE = ("int64", "int32")
MOST_MODELS = 8


@dataclass(frozen=True)
class CarriedParts:
    """The assets, read and checked when they are first needed; without torch.

    Raises:
        UserError: a part is missing, or not as it should be.
    """

    assets: Mapping[str, bytes]

    @cached_property
    def about(self) -> Mapping[str, Any]:
        try:
            about = json.loads(self.assets[ABOUT])
            fits = isinstance(about, dict) and all(isinstance(about[name], list) for name in ("models", "labels"))
            fits = fits and all(isinstance(about[name], str) for name in ("no_graph", "loss"))
            fits = fits and len(about["models"]) <= MOST_MODELS and all(map(is_word, about["models"]))
        except (KeyError, ValueError, RecursionError):
            fits = False
        if not fits:
            raise UserError("What this recording tells of its model cannot be read.")
        return about

    @cached_property
    def graph(self) -> ModelGraph:
        if GRAPH not in self.assets:
            raise UserError("This recording has no graph of its model.")
        return graph_from_json(self.assets[GRAPH].decode(errors="replace"))

    @property
    def no_graph(self) -> str:
        """Why the model cannot be computed, or nothing."""
        return str(self.about["no_graph"])

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(map(str, self.about["labels"]))

    @property
    def models(self) -> tuple[str, ...]:
        """The names of several models, the first of which is asked."""
        return tuple(map(str, self.about["models"]))

    @property
    def loss(self) -> str:
        return str(self.about["loss"]) if self.about["loss"] in LOSSES else ""

    @property
    def reads_tokens(self) -> bool:
        """Whether what enters first is a row of whole numbers."""
        first = next(iter(self.graph.inputs.values()), None)
        return first is not None and first.dtype in WHOLE and len(first.sizes) == 2

    @property
    def reads_texts(self) -> bool:
        return self.reads_tokens and TOKENIZER in self.assets

    @cached_property
    def table(self) -> TokenTable | None:
        """The table in which each token is looked up; None where there is none, or none with a map."""
        found = token_table(self.graph) if self.reads_tokens else None
        return found if found is not None and min(found.rows, found.width) > 1 else None

    @property
    def token_names(self) -> tuple[str, ...]:
        """Those of the classes, where the model answers by tokens: it has as many as rows in its table; else none."""
        return self.labels if self.table is not None and self.table.rows == len(self.labels) else ()

    @cached_property
    def attends(self) -> tuple[Attending, ...]:
        """Its attentions, of a model that reads tokens."""
        return attendings(self.graph) if self.reads_tokens else ()

    @property
    def says_classes(self) -> bool:
        """Whether its first answer is scores, of classes or of tokens."""
        return bool(self.labels) or self.loss == LOSSES[0] or self.reads_texts


def is_word(name: object) -> bool:
    """Whether a model may have this name."""
    return isinstance(name, str) and name.isidentifier() and not name.startswith("_")
