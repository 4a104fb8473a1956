"""The tensors of a checkpoint by the names that its family knows, each taken once or passed over by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import as_written, tr

FLOATS = (torch.float32, torch.float16, torch.bfloat16, torch.float64)
NAMED = 3  # names told in a sentence


class StoredWeights:
    """Tensors by plain names, without the prefix that the whole model may be under.

    Attributes:
        prefixes: those that may stand before all names, longest first.
        endings: old ones of names, and what they are today.
    """

    def __init__(
        self, tensors: Mapping[str, Tensor], prefixes: Sequence[str] = (), endings: Mapping[str, str] | None = None
    ) -> None:
        self._tensors = tensors
        self._full: dict[str, str] = {}
        self._left: set[str] = set()
        for name in tensors:
            plain = _plain(name, prefixes, endings or {})
            if plain in self._full:
                raise CheckpointError(
                    tr("Both “{other}” and “{name}” claim to be the same weight “{plain}”.").format(
                        other=self._full[plain], name=name, plain=plain
                    )
                )
            self._full[plain] = name
            self._left.add(plain)

    def __contains__(self, name: str) -> bool:
        return name in self._full

    def names(self) -> tuple[str, ...]:
        return tuple(self._full)

    def shape(self, name: str) -> tuple[int, ...] | None:
        """Without taking it; None where it is not there."""
        return tuple(self._tensors[self._full[name]].shape) if name in self._full else None

    def look(self, name: str) -> Tensor:
        """It, without taking it."""
        return self._tensors[self._full[name]]

    def take(self, name: str, shape: Sequence[int]) -> Tensor:
        """It, of this shape.

        Raises:
            CheckpointError: it is absent, of another shape, or no numbers with a point.
        """
        if name not in self._full:
            raise CheckpointError(
                tr("The weight “{name}” is not in the file, so this model is not all there.").format(name=name)
            )
        tensor = self.look(name)
        if tuple(tensor.shape) != tuple(shape):
            raise CheckpointError(
                tr("“{name}” has the shape {shape}, where this configuration asks for {asked}.").format(
                    name=self._full[name], shape=_shape(tensor.shape), asked=_shape(shape)
                )
            )
        if tensor.dtype not in FLOATS:
            raise CheckpointError(
                tr("“{name}” is stored as {kind}: quantised models are not opened, those in 16 or 32 bits are.").format(
                    name=self._full[name], kind=_kind(tensor)
                )
            )
        self._left.discard(name)
        return tensor

    def leave(self, name: str) -> None:
        """It is known, and nothing more is needed of it."""
        self._left.discard(name)

    def passed_over(self, passable: Sequence[str]) -> tuple[str, ...]:
        """The names of what is left, as the file has them; `passable` are patterns of what may be.

        Raises:
            CheckpointError: something else is left.
        """
        known = re.compile("|".join(f"(?:{pattern})" for pattern in passable) or "(?!)")
        unknown = sorted(name for name in self._left if not known.fullmatch(name))
        if unknown:
            more = tr(" and {more:,} more").format(more=len(unknown) - NAMED) if len(unknown) > NAMED else ""
            names = ", ".join(f"“{self._full[name]}”" for name in unknown[:NAMED])
            raise CheckpointError(
                tr("The file holds weights that a model of this kind does not have: {names}{more}.").format(
                    names=names, more=more
                )
            )
        return tuple(sorted(self._full[name] for name in self._left))


def _plain(name: str, prefixes: Sequence[str], endings: Mapping[str, str]) -> str:
    name = next((name.removesuffix(old) + new for old, new in endings.items() if name.endswith(old)), name)
    return next((name.removeprefix(prefix) for prefix in prefixes if name.startswith(prefix)), name)


def _kind(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _shape(shape: Sequence[int]) -> str:
    return " × ".join(as_written(f"{size:,}") for size in shape) or tr("of one number")
