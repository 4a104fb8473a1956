"""What enters a model of somebody's own: an example of the saved batch, or what was typed in its place."""

from __future__ import annotations

import safetensors.numpy
import torch
from safetensors import SafetensorError
from torch import Tensor

from scoutview.errors import UserError
from scoutview.labs.lab import Batch
from scoutview.labs.own_model.parts import EXAMPLE, TARGETS, TOKENIZER, CarriedParts
from scoutview.labs.own_model.probe import OwnProbe


def saved_batch(parts: CarriedParts, *, with_targets: bool = False) -> tuple[Batch, int]:
    """The tensors of the recorded example in the order of the inputs, and how many examples it has.

    Raises:
        UserError: the recording has none, or it is not of this model.
    """
    try:
        arrays = safetensors.numpy.load(parts.assets[EXAMPLE])
    except (KeyError, SafetensorError, ValueError) as error:
        raise UserError("The example of this recording is missing or damaged.") from error
    names = [*parts.graph.inputs, *([TARGETS] if with_targets else [])]
    if any(name not in arrays for name in names):
        raise UserError("The example of this recording is not what its model takes.")
    batch = tuple(torch.from_numpy(arrays[name].copy()) for name in names)
    return batch, len(batch[0]) if batch and batch[0].ndim else 1


def inputs_of(parts: CarriedParts, probe: OwnProbe) -> tuple[Tensor, ...]:
    """What the model is called with for this probe: a batch of one, where its batch is open.

    Raises:
        UserError: there is no such example, or what was typed is nothing that this model takes.
    """
    batch, rows = saved_batch(parts)
    if probe.example >= rows:
        raise UserError(f"There is no example {probe.example}: the recording carries 0 to {rows - 1}.")
    if not batch or not _is_open(parts):
        return batch
    one = tuple(each[probe.example : probe.example + 1] if each.ndim and len(each) == rows else each for each in batch)
    return (_typed(parts, probe.typed, one[0]), *one[1:]) if probe.typed.strip() else one


def _is_open(parts: CarriedParts) -> bool:
    first = next(iter(parts.graph.inputs.values()))
    return bool(first.sizes) and isinstance(first.sizes[0], str)


def _typed(parts: CarriedParts, text: str, example: Tensor) -> Tensor:
    if parts.reads_texts:
        ids = tokenizer_of(parts).encode(text).ids
        if not ids:
            raise UserError("The tokenizer makes no token of this text.")
        return torch.tensor([ids])  # (1, T)
    try:
        numbers = [float(each) for each in text.replace(",", " ").split()]
    except ValueError as error:
        raise UserError(f"“{text[:40]}” should be numbers, with spaces between them.") from error
    if parts.reads_tokens:
        if not numbers or not all(each.is_integer() and abs(each) < 2**31 for each in numbers):
            raise UserError(f"“{text[:40]}” should be whole numbers: this model reads tokens by number.")
        return torch.tensor([[int(each) for each in numbers]])  # (1, T)
    if len(numbers) != example[0].numel():
        sizes = " × ".join(map(str, example.shape[1:]))
        raise UserError(f"This model takes {example[0].numel()} numbers ({sizes}), not {len(numbers)}.")
    return torch.tensor(numbers).reshape(example.shape)


def tokenizer_of(parts: CarriedParts):  # type: ignore[no-untyped-def]  # of a package without types
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_str(parts.assets[TOKENIZER].decode())
    except Exception as error:  # its errors have no class of their own
        raise UserError("The tokenizer of this recording cannot be read.") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
