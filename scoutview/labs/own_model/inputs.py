"""What enters a model of somebody's own: an example of the saved batch, or what was typed in its place."""

from __future__ import annotations

import torch
from torch import Tensor

from scoutview.errors import UserError
from scoutview.labs.lab import Batch
from scoutview.labs.own_model.parts import TARGETS, CarriedParts
from scoutview.labs.own_model.pixels import drawn_pixels, photo_pixels
from scoutview.labs.own_model.probe import OwnProbe, example_of
from scoutview.language import tr
from scoutview.probe import PhotoProbe, PictureProbe, Probe


def saved_batch(parts: CarriedParts, *, with_targets: bool = False) -> tuple[Batch, int]:
    """The tensors of the recorded example in the order of the inputs, and how many examples it has.

    Raises:
        UserError: the recording has none, or it is not of this model.
    """
    names = [*parts.graph.inputs, *([TARGETS] if with_targets else [])]
    if any(name not in parts.saved for name in names):
        raise UserError(tr("The example of this recording is not what its model takes."))
    return tuple(torch.from_numpy(parts.saved[name].copy()) for name in names), parts.examples


def inputs_of(parts: CarriedParts, probe: Probe) -> tuple[Tensor, ...]:
    """What the model is called with for this probe: a batch of one, where its batch is open.

    Raises:
        UserError: there is no such example, or what was typed or drawn is nothing that this model takes.
    """
    rows, number = parts.examples, example_of(probe) or 0
    if number >= rows:
        raise UserError(
            tr("There is no example {number}: the recording carries 0 to {last}.").format(number=number, last=rows - 1)
        )
    arrays = [parts.saved[name] for name in parts.graph.inputs]
    if not arrays or not is_open(parts):
        return tuple(torch.from_numpy(each.copy()) for each in arrays)
    first, *others = (
        torch.from_numpy((each[number : number + 1] if each.ndim and len(each) == rows else each).copy())
        for each in arrays
    )
    return _own(parts, probe, first), *others


def _own(parts: CarriedParts, probe: Probe, example: Tensor) -> Tensor:
    """What was typed, drawn or brought in place of this example; else that."""
    if isinstance(probe, OwnProbe):
        return _typed(parts, probe.typed, example) if probe.typed.strip() else example
    return example if example_of(probe) is not None else given_picture(parts, probe)


def given_picture(parts: CarriedParts, probe: Probe) -> Tensor:
    """One's own picture as the model takes it, a batch of one."""
    kind = parts.picture
    assert kind is not None
    if isinstance(probe, PhotoProbe):
        return torch.from_numpy(kind.given(photo_pixels(probe, kind)))
    assert isinstance(probe, PictureProbe)
    return torch.from_numpy(kind.given(drawn_pixels(probe, parts.pixels)))


def is_open(parts: CarriedParts) -> bool:
    """Whether its batch may have any size."""
    first = next(iter(parts.graph.inputs.values()))
    return bool(first.sizes) and isinstance(first.sizes[0], str)


def _typed(parts: CarriedParts, text: str, example: Tensor) -> Tensor:
    if parts.reads_texts:
        ids = parts.tokenizer.encode(text).ids
        if not ids:
            raise UserError(tr("The tokenizer makes no token of this text."))
        return torch.tensor([ids])  # (1, T)
    try:
        numbers = [float(each) for each in text.replace(",", " ").split()]
    except ValueError as error:
        raise UserError(tr("“{text}” should be numbers, with spaces between them.").format(text=text[:40])) from error
    if parts.reads_tokens:
        if not numbers or not all(each.is_integer() and abs(each) < 2**31 for each in numbers):
            raise UserError(
                tr("“{text}” should be whole numbers: this model reads tokens by number.").format(text=text[:40])
            )
        return torch.tensor([[int(each) for each in numbers]])  # (1, T)
    if len(numbers) != example[0].numel():
        sizes = " × ".join(map(str, example.shape[1:]))
        raise UserError(
            tr("This model takes {wanted} numbers ({sizes}), not {count}.").format(
                wanted=example[0].numel(), sizes=sizes, count=len(numbers)
            )
        )
    return torch.tensor(numbers).reshape(example.shape)
