"""Checkpoints as frames of a recording: small ones are copied into it, large ones stay where they are, linked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoutview.checkpoints.checkpoint import Checkpoint, SourceKind
from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.checkpoints.stored_tensor import StoredTensor, shown, stored_tensor
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.recording.linked import NUMPY, LinkedTensor, LinkedWeights, linked_file

MOST_COPIED = 500_000_000  # bytes of a frame, which are as many as a recording holds of one


def is_large(checkpoint: Checkpoint) -> bool:
    """Whether it has to be linked: a frame of a recording holds no more."""
    return copied_bytes(checkpoint) > MOST_COPIED


def copied_bytes(checkpoint: Checkpoint) -> int:
    """How many a frame would take: floating-point numbers of 16 bits become such of 32."""
    return sum(
        tensor.nbytes * (2 if tensor.dtype in ("bfloat16", "float16") else 1) for tensor in checkpoint.tensors.values()
    )


def copied_weights(checkpoint: Checkpoint) -> Arrays:
    """All tensors by name, floating-point ones as float32.

    Raises:
        CheckpointError: a file has changed since it was opened.
    """
    tensors = ((name, checkpoint.tensor(name)) for name in checkpoint.names)
    return {name: (tensor.float() if tensor.is_floating_point() else tensor).numpy() for name, tensor in tensors}


def linked_weights(checkpoint: Checkpoint, folder: Path) -> LinkedWeights:
    """The weights as a recording in `folder` is linked to them. All files are read once, for their hashes.

    Raises:
        CheckpointError: a file has changed since it was opened, or its numbers are of a kind that is not linked.
    """
    numbers = {id(file): number for number, file in enumerate(checkpoint.files)}
    tensors = {}
    for name, tensor in checkpoint.tensors.items():
        if tensor.dtype not in NUMPY:
            raise CheckpointError(
                tr("“{tensor}” is stored as {dtype}: a recording is not linked to such numbers.").format(
                    tensor=shown(name), dtype=tensor.dtype
                )
            )
        place = numbers[id(tensor.file)]
        tensors[name] = LinkedTensor(place, tensor.dtype, tensor.shape, tensor.strides, tensor.begin)
    files = tuple(linked_file(file.path, folder, file.sha256) for file in checkpoint.files)
    return LinkedWeights(files, tensors, folder)


def linked_tensors(weights: LinkedWeights) -> tuple[tuple[StoredFile, ...], Mapping[str, StoredTensor]]:
    """The files of a linked frame as they are now, and its tensors in them as they lie there.

    Raises:
        RecordingError: a file has moved, or is another one now.
        CheckpointError: it cannot be read.
    """
    files = tuple(StoredFile(weights.place_of(file)) for file in weights.files)
    return files, {
        name: stored_tensor(
            files[each.file], name, each.dtype, each.lying, (each.begin, each.last), strides=each.strides
        )
        for name, each in weights.tensors.items()
    }


def linked_checkpoint(
    weights: LinkedWeights,
    config: dict[str, Any] | None,
    source_kind: SourceKind,
    *,
    step: int | None = None,
    beside: Mapping[str, Any] | None = None,
) -> Checkpoint:
    """The checkpoint that a linked frame is of, its tensors as torch has them and as they are stored.

    Raises:
        RecordingError: a file has moved, or is another one now.
        CheckpointError: it cannot be read.
    """
    files, tensors = linked_tensors(weights)
    path = files[0].path
    return Checkpoint(path, files, tensors, config, source_kind, step=step, beside=beside or {})
