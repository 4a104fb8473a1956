"""A checkpoint as a model of ours: its spec, its weights under our names, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import torch
from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr
from scoutview.models.language_model import LanguageModel, language_model, unfilled
from scoutview.models.language_spec import LanguageModelSpec, SpecError

HEADS_DIFFER = tr("The file brings a head of its own although its configuration ties it: the file's own is used.")


@dataclass(frozen=True, eq=False)
class Mapped:
    """What was understood.

    Attributes:
        spec: what the model is.
        state: its weights by our names; the file's own tensors or views of them wherever that is possible.
        passed_over: names of tensors that are not needed.
        told: sentences for the user.
        woven: those of the state that are copies, as they lie in the file: their first two axes are one of ours.
    """

    spec: LanguageModelSpec
    state: Mapping[str, Tensor]
    passed_over: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    woven: Mapping[str, Tensor] = field(default_factory=dict)

    def model(self) -> LanguageModel:
        """A model with these weights, which are taken as they are."""
        return language_model(self.spec, self.state)


@dataclass(frozen=True)
class Cut:
    """A weight of ours that is part of one of theirs, or that is turned round.

    Attributes:
        name: theirs.
        shape: of theirs.
        cut: ours out of it, a view.
        woven: whether ours lies there in groups of rows: the first two axes of the cut are one of ours.
    """

    name: str
    shape: tuple[int, ...]
    cut: Callable[[Tensor], Tensor]
    woven: bool = False


Place: TypeAlias = str | Cut


@dataclass(frozen=True)
class Naming:
    """Where a family keeps which weight, by our names.

    Attributes:
        outer: outside of blocks, with ".weight" or ".bias" or, for both, without.
        inner: inside a block, as `outer`; their names are those inside their block.
        block: their name of block {}.
        passable: patterns of names that are not needed.
    """

    outer: Mapping[str, Place]
    inner: Mapping[str, Place]
    block: str
    passable: Sequence[str] = field(default=())

    def place(self, name: str) -> Place:
        """Of one of our weights, "block.3.attention.query.weight"."""
        if not name.startswith("block."):
            return _found(self.outer, name)
        _, number, inside = name.split(".", 2)
        place, before = _found(self.inner, inside), self.block.format(number)
        return before + place if isinstance(place, str) else replace(place, name=before + place.name)


def _found(places: Mapping[str, Place], name: str) -> Place:
    if name in places:
        return places[name]
    stem, _, ending = name.rpartition(".")
    place = places[stem]
    assert isinstance(place, str)
    return f"{place}.{ending}"


def mapped(spec: LanguageModelSpec, weights: StoredWeights, naming: Naming, told: Sequence[str | None] = ()) -> Mapped:
    """Each weight of such a model out of the file, and nothing left that nobody knows.

    Raises:
        CheckpointError: a weight is absent, of another shape, or left over.
    """
    if spec.blocks > len(weights.names()):
        raise CheckpointError(
            tr("The configuration says that there are {blocks:,} blocks, but the file has {count:,} weights.").format(
                blocks=spec.blocks, count=len(weights.names())
            )
        )
    state: dict[str, Tensor] = {}
    woven: dict[str, Tensor] = {}
    for name, parameter in unfilled(spec).named_parameters():
        place = naming.place(name)
        shape = tuple(parameter.shape)
        if isinstance(place, str):
            state[name] = weights.take(place, shape)
        else:
            state[name] = place.cut(weights.take(place.name, place.shape))
            if place.woven:
                woven[name], state[name] = state[name], state[name].flatten(0, 1)
        assert tuple(state[name].shape) == shape, name
    passed_over = weights.passed_over(naming.passable)
    return Mapped(spec, state, passed_over, tuple(each for each in told if each), woven)


def spec_of(**values: object) -> LanguageModelSpec:
    """What these describe. Raises CheckpointError where they describe no model."""
    try:
        return LanguageModelSpec(**values)  # type: ignore[arg-type]  # the families' own values
    except SpecError as error:
        raise CheckpointError(tr("The configuration describes no model: {error}").format(error=error)) from error


def head_size_of(width: int, heads: int) -> int:
    """Numbers of a head where the heads share the width. Raises CheckpointError where they cannot."""
    if width % heads:
        raise CheckpointError(
            tr("The configuration describes no model: {width} numbers are no {heads} equal heads.").format(
                width=width, heads=heads
            )
        )
    return width // heads


def head_of(
    configuration: Configuration, weights: StoredWeights, *, tied: bool, head: str, embedding: str
) -> tuple[str, str | None]:
    """Whether the unembedding is "tied" or its "own", and what is to be told of it.

    `tied` is the family's default. The file's own head counts, whatever the configuration says, and a tied one may be
    in it a second time.

    Raises:
        CheckpointError: it is not tied, and not in the file: what it says would be chance.
    """
    is_tied = configuration.truth("tie_word_embeddings", tied)
    if head not in weights:
        if not is_tied:
            raise CheckpointError(
                tr(
                    "The configuration says that this model's head is its own, but “{head}” is not in the file: "
                    "what the model says would be chance."
                ).format(head=head)
            )
        return "tied", None
    if is_tied and _same(weights, head, embedding):
        weights.leave(head)
        return "tied", None
    return "own", HEADS_DIFFER if is_tied else None


def _same(weights: StoredWeights, head: str, embedding: str) -> bool:
    if embedding not in weights or weights.shape(head) != weights.shape(embedding):
        return False
    first, second = weights.look(head), weights.look(embedding)
    same_place = first.data_ptr() == second.data_ptr() and first.stride() == second.stride()
    return same_place or (first.dtype == second.dtype and torch.equal(first, second))


def turned_round(name: str, rows: int, columns: int) -> Cut:
    """A matrix that is stored as (in, out): ours is (rows, columns)."""
    return Cut(name, (columns, rows), lambda stored: stored.T)


def part_of_rows(name: str, shape: tuple[int, ...], first: int, count: int) -> Cut:
    """Some of the rows of theirs, which has this shape."""
    return Cut(name, shape, lambda stored: stored[first : first + count])


def part_of_columns(name: str, shape: tuple[int, ...], first: int, count: int) -> Cut:
    """Some of the columns of theirs, as rows."""
    return Cut(name, shape, lambda stored: stored[..., first : first + count].T)


def of_each_head(name: str, heads: int, size: int, part: int, columns: int | None) -> Cut:
    """Query (part 0), key or value of each head, which stand side by side: of head 0 all three, then of head 1, ..."""
    shape = (heads * 3 * size, columns) if columns else (heads * 3 * size,)
    return Cut(name, shape, lambda stored: stored.unflatten(0, (heads, 3, size))[:, part], woven=True)


def of_fused_heads(fused: str, heads: int, size: int, width: int) -> dict[str, Place]:
    """Weights and biases of query, key and value of a block, from the one product that has them head by head."""
    places: dict[str, Place] = {}
    for number, part in enumerate(("query", "key", "value")):
        places[f"attention.{part}.weight"] = of_each_head(f"{fused}.weight", heads, size, number, width)
        places[f"attention.{part}.bias"] = of_each_head(f"{fused}.bias", heads, size, number, None)
    return places
