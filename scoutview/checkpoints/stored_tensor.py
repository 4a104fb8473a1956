"""A tensor where it lies in a file. Its place is checked against the file before anything is allocated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.language import as_written, tr

if TYPE_CHECKING:
    from torch import Tensor

BYTES_OF = {
    "bool": 1, "uint8": 1, "int8": 1, "float8_e4m3fn": 1, "float8_e5m2": 1, "float8_e8m0fnu": 1, "float8_e4m3fnuz": 1,
    "float8_e5m2fnuz": 1, "int16": 2, "uint16": 2, "float16": 2, "bfloat16": 2, "int32": 4, "uint32": 4, "float32": 4,
    "int64": 8, "uint64": 8, "float64": 8, "complex64": 8, "complex128": 16,
}  # fmt: skip
MOST_AXES = 16


@dataclass(frozen=True)
class StoredTensor:
    """`dtype` is torch's name of it, `begin` the first byte in the file, `strides` count numbers, not bytes."""

    file: StoredFile
    dtype: str
    shape: tuple[int, ...]
    begin: int
    strides: tuple[int, ...]

    @property
    def nbytes(self) -> int:
        return math.prod(self.shape) * BYTES_OF[self.dtype]

    @property
    def floating(self) -> bool:
        return "float" in self.dtype

    def read(self) -> Tensor:
        """As stored, mapped into memory where its numbers are at multiples of their size, else a copy.

        What is written into it stays in this process; the file never changes.

        Raises:
            CheckpointError: the file has changed since it was opened.
        """
        import torch

        dtype = getattr(torch, self.dtype)
        if not math.prod(self.shape):
            return torch.empty(self.shape, dtype=dtype)
        size = BYTES_OF[self.dtype]
        span = size * spanned(self.shape, self.strides)
        bytes_there = torch.frombuffer(self.file.mapping(), dtype=torch.uint8, count=span, offset=self.begin)
        if self.begin % size:
            bytes_there = bytes_there.clone()
        return bytes_there.view(dtype).as_strided(self.shape, self.strides)


def stored_tensor(
    file: StoredFile,
    name: str,
    dtype: str,
    shape: Sequence[int],
    room: tuple[int, int],
    *,
    strides: Sequence[int] | None = None,
) -> StoredTensor:
    """A tensor that begins at `room[0]` and may not go beyond `room[1]`, bytes of the file.

    Raises:
        CheckpointError: its shape is absurd, or it is larger than what is there.
    """
    begin, end = room
    sizes = tuple(shape)
    if not _are_counts(sizes) or (strides is not None and not (_are_counts(strides) and len(strides) == len(sizes))):
        raise CheckpointError(
            tr("{name} is damaged: the shape of “{tensor}” is none.").format(name=file.name, tensor=shown(name))
        )
    steps = contiguous(sizes) if strides is None else tuple(strides)
    length = BYTES_OF[dtype] * max(math.prod(sizes), spanned(sizes, steps))
    if not 0 <= begin <= begin + length <= end <= file.size:
        raise CheckpointError(
            tr("{name} is damaged or cut short: “{tensor}” of {shape} numbers is not in it whole.").format(
                name=file.name, tensor=shown(name), shape=_shape_words(sizes)
            )
        )
    return StoredTensor(file, dtype, sizes, begin, steps)


def _are_counts(sizes: Sequence[Any]) -> bool:
    return len(sizes) <= MOST_AXES and all(type(size) is int and 0 <= size < 2**63 for size in sizes)


def contiguous(shape: Sequence[int]) -> tuple[int, ...]:
    """The strides of a tensor whose numbers lie row by row."""
    return tuple(math.prod(shape[axis + 1 :]) for axis in range(len(shape)))


def spanned(shape: Sequence[int], strides: Sequence[int]) -> int:
    """How many numbers lie from its first to its last one."""
    if not math.prod(shape):
        return 0
    return 1 + sum((size - 1) * step for size, step in zip(shape, strides, strict=True))


def shown(name: object) -> str:
    """A name from a file, short and printable."""
    text = "".join(character if character.isprintable() else "·" for character in str(name)[:80])
    return text + "…" if len(str(name)) > 80 else text


def _shape_words(sizes: Sequence[int]) -> str:
    return shown(" × ".join(as_written(f"{size:,}") for size in sizes)) or "1"
