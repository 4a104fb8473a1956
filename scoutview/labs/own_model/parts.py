"""What a recording of a loop of somebody's own carries besides its frames, and what is known of the model by it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from scoutview.checkpoints.graphs import ModelGraph, graph_from_json
from scoutview.checkpoints.graphs.attending import Attending, attendings
from scoutview.checkpoints.graphs.graph import Sizes
from scoutview.checkpoints.graphs.tables import TokenTable, token_table
from scoutview.errors import UserError
from scoutview.labs.own_model.pixels import PictureKind
from scoutview.language import tr, translated
from scoutview.programs import SUPPLIED_MODEL

LAB = "own_model"
ABOUT, GRAPH, EXAMPLE, TOKENIZER = "about.json", "graph.json", "example.safetensors", "tokenizer.json"
TARGETS = "targets"
LOSSES = ("cross-entropy", "squared error")
NO_CHARACTER = "\N{REPLACEMENT CHARACTER}"
WHOLE = ("int64", "int32")
MOST_MODELS = 8
SUPPLY = tr("With --model package.module:function ScoutView asks the model that your code makes.")


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
            raise UserError(tr("What this recording tells of its model cannot be read."))
        return about

    @cached_property
    def graph(self) -> ModelGraph:
        if GRAPH not in self.assets:
            raise UserError(tr("This recording has no graph of its model."))
        return graph_from_json(self.assets[GRAPH].decode(errors="replace"))

    @property
    def no_graph(self) -> str:
        """Why the model cannot be computed, or nothing."""
        return str(self.about["no_graph"])

    @property
    def call(self) -> Mapping[str, Any] | None:
        """How a model without a graph is called; None where that is not known."""
        call = self.about.get("call")
        if not isinstance(call, dict) or not isinstance(call.get("positional"), list):
            return None
        return call if isinstance(call.get("named"), dict) else None

    @property
    def supplied(self) -> str:
        """Which package.module:function the owner says makes the model, where it has no graph; or nothing."""
        return os.environ.get(SUPPLIED_MODEL, "") if self.no_graph and self.call else ""

    @property
    def unknown(self) -> str:
        """Why the model cannot be asked, or nothing."""
        if not self.no_graph or self.supplied:
            return ""
        why = translated(self.no_graph)
        return f"{why} {SUPPLY}" if self.call else why

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

    @cached_property
    def saved(self) -> Mapping[str, np.ndarray]:
        """The recorded example: an array for each input, and the targets where they were told.

        Raises:
            UserError: the recording has none, or it is not of this model.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            arrays = load(self.assets[EXAMPLE])
        except (KeyError, SafetensorError, ValueError) as error:
            raise UserError(tr("The example of this recording is missing or damaged.")) from error
        if not all(name in arrays and fits(arrays[name], each.sizes) for name, each in self.graph.inputs.items()):
            raise UserError(tr("The example of this recording is not what its model takes."))
        return arrays

    @property
    def examples(self) -> int:
        """How many examples the recording carries."""
        first = next(iter(self.graph.inputs), "")
        return len(self.saved[first]) if first and self.saved[first].ndim else 1

    @cached_property
    def seen_as(self) -> PictureKind:
        """Of a model that sees pictures: how they are shown, also where nobody said how they were scaled."""
        assert self.picture is not None
        return self.picture.as_seen(self.saved[next(iter(self.graph.inputs))])

    @cached_property
    def pixels(self) -> np.ndarray:
        """(N, C, H, W) in 0..1: the pictures of the recorded example, of a model that sees pictures."""
        return self.seen_as.pixels(self.saved[next(iter(self.graph.inputs))])

    @cached_property
    def classes(self) -> np.ndarray:
        """(N) int64: the right class of each example, -1 where it is not known, or is no single one."""
        targets = self.saved.get(TARGETS)
        if self.loss != LOSSES[0] or targets is None or targets.shape != (self.examples,) or targets.dtype.kind != "i":
            return np.full(self.examples, -1, np.int64)
        return targets.astype(np.int64)

    @cached_property
    def picture(self) -> PictureKind | None:
        """How a picture enters, where what enters first is one: (N, C, H, W) of one or three colours; else None.

        Without an axis of colours only where it was told how its pixels were scaled.
        """
        first = next(iter(self.graph.inputs.values()), None)
        if first is None or not first.dtype.startswith("float") or len(first.sizes) not in (3, 4):
            return None
        sizes = [self.graph.symbols[each].example if isinstance(each, str) else each for each in first.sizes]
        channels, scaling = (sizes[1] if len(sizes) == 4 else 0), self.about.get("scaling")
        if channels not in (1, 3) and (channels or not scaling):
            return None
        return PictureKind.scaled(channels, (sizes[-2], sizes[-1]), scaling)

    @property
    def takes_several(self) -> bool:
        """Whether as many examples as one likes enter at once, and nothing but them."""
        inputs = list(self.graph.inputs.values())
        return len(inputs) == 1 and bool(inputs[0].sizes) and isinstance(inputs[0].sizes[0], str)

    @property
    def convolves(self) -> bool:
        """Whether it has a convolution in two dimensions; without a graph, whether it has a weight of that shape."""
        if self.no_graph:
            return any(len(each.sizes) == 4 for each in self.graph.weights.values())
        return any(node.operator.startswith("conv2d") for node in self.graph.nodes)

    @property
    def reads_texts(self) -> bool:
        return self.reads_tokens and TOKENIZER in self.assets

    @cached_property
    def tokenizer(self) -> Any:
        """Of the package tokenizers, which knows no types.

        Raises:
            UserError: it cannot be read.
        """
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_str(self.assets[TOKENIZER].decode())
        except Exception as error:  # its errors have no class of their own
            raise UserError(tr("The tokenizer of this recording cannot be read.")) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """All that the tokenizer knows, as it is read; what is no whole character as the tokenizer writes it."""
        known = range(self.tokenizer.get_vocab_size())
        read = (self.tokenizer.decode([each], skip_special_tokens=False) for each in known)
        return tuple(
            text if text and NO_CHARACTER not in text else self.tokenizer.id_to_token(each) or str(each)
            for each, text in zip(known, read, strict=True)
        )

    @cached_property
    def table(self) -> TokenTable | None:
        """The table in which each token is looked up; None where there is none, or none with a map."""
        found = token_table(self.graph) if self.reads_tokens else None
        return found if found is not None and min(found.rows, found.width) > 1 else None

    @property
    def token_names(self) -> tuple[str, ...]:
        """Of the tokens by number: as the tokenizer reads them, else those of the classes where they are as many."""
        if self.reads_texts:
            return self.pieces
        return self.labels if self.table is not None and self.table.rows == len(self.labels) else ()

    @cached_property
    def attends(self) -> tuple[Attending, ...]:
        """Its attentions in its graph, of a model that reads tokens."""
        return attendings(self.graph) if self.reads_tokens else ()

    @property
    def is_attending(self) -> bool:
        """Whether it reads tokens and attends: in its graph, or seen while it was called where there is none."""
        return bool(self.attends) or (self.reads_tokens and self.about.get("attends") is True)

    @property
    def says_classes(self) -> bool:
        """Whether its first answer is scores, of classes or of tokens."""
        return bool(self.labels) or self.loss == LOSSES[0] or self.reads_texts


def fits(array: np.ndarray, sizes: Sizes) -> bool:
    """Whether it can be such an input: as many axes, and behind the first one the sizes that do not change."""
    return array.ndim == len(sizes) and all(
        isinstance(size, str) or size == has for size, has in zip(sizes[1:], array.shape[1:], strict=True)
    )


def is_word(name: object) -> bool:
    """Whether a model may have this name."""
    return isinstance(name, str) and name.isidentifier() and not name.startswith("_")
