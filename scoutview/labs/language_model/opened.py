"""Opens a model that others trained: its checkpoints as frames, small ones copied, large ones linked where they are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from scoutview.checkpoints.checkpoint import Checkpoint
from scoutview.checkpoints.families.mapped import Mapped
from scoutview.checkpoints.families.registry import model_of
from scoutview.checkpoints.linking import MOST_COPIED
from scoutview.checkpoints.opening import open_checkpoint
from scoutview.checkpoints.series import CheckpointSeries, is_series, open_series
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.checkpoints.tokenizers import open_tokenizer
from scoutview.frame import Arrays, Frame, Mark, read_only
from scoutview.labs.language_model.carried import CarriedModel, title_of, words_of
from scoutview.language import tr
from scoutview.measure import Measure
from scoutview.recording.linked import NUMPY, LinkedTensor, LinkedWeights, linked_file

MOST_IN_ALL = 2_000_000_000  # bytes of all frames that are copied
TOLD = 6  # sentences about checkpoints that were left out, and the like


@dataclass(frozen=True, eq=False)
class OpenedModel:
    """A model and all its checkpoints, in the order of their steps. No more than one is read at a time."""

    carried: CarriedModel
    checkpoints: Sequence[Checkpoint]
    steps: tuple[int, ...]
    marks: tuple[Mark, ...] = ()
    history: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()

    @property
    def numbers(self) -> int:
        """How many numbers the weights of one checkpoint are."""
        from scoutview.models.language_model import unfilled

        return sum(weight.numel() for weight in unfilled(self.carried.spec).parameters())

    @property
    def is_linked(self) -> bool:
        """Whether its checkpoints stay where they are: a frame, or all of them, would be too large in a recording."""
        frame = 4 * self.numbers
        return frame > MOST_COPIED or frame * len(self.steps) > MOST_IN_ALL

    def frames(self) -> Iterator[Frame]:
        """By increasing step.

        Raises:
            CheckpointError: a checkpoint is another model than the others, or cannot be read.
        """
        for step, checkpoint in zip(self.steps, self.checkpoints, strict=True):
            yield Frame(step, 0.0, dict(self.history.get(step, {})), self.weights(checkpoint))

    def weights(self, checkpoint: Checkpoint) -> Arrays:
        """By our names; float16 where they are so stored, else float32; or linked."""
        tensors = {name: checkpoint.tensor(name) for name in checkpoint.names}
        mapped = _mapped(checkpoint, tensors)
        if mapped.spec != self.carried.spec:
            raise CheckpointError(
                tr("{file} is another model than the other checkpoints beside it.").format(file=checkpoint.path.name)
            )
        if self.is_linked:
            return _linked(checkpoint, tensors, mapped)
        return {name: read_only(_copied(tensor).numpy()) for name, tensor in mapped.state.items()}


def _copied(tensor: Tensor) -> Tensor:
    """As a recording can hold it: numpy knows no bfloat16."""
    kept = tensor.detach() if tensor.dtype == torch.float16 else tensor.detach().float()
    return kept.contiguous()


def open_model(path: Path) -> OpenedModel:
    """A folder or a file of one model, or a folder of the checkpoints of one.

    Raises:
        CheckpointError: it cannot be opened; the sentence says why, and what would be right.
    """
    if not str(path).strip() or not path.exists():
        raise CheckpointError(
            tr("There is no {file}: name a folder or a file with the weights of a language model.").format(file=path)
        )
    series = open_series(path) if is_series(path) else _alone(path)
    newest = series.checkpoints[-1]
    tensors = {name: newest.tensor(name) for name in newest.names}
    mapped = _mapped(newest, tensors)
    told = words_of((*series.told, *mapped.told))
    carried = CarriedModel(mapped.spec, open_tokenizer(newest.path), title_of(path), len(series.steps), told[:TOLD])
    return OpenedModel(carried, series.checkpoints, series.steps, series.marks, series.history, series.measures())


def _alone(path: Path) -> CheckpointSeries:
    checkpoint = open_checkpoint(path)
    step = checkpoint.step or 0
    return CheckpointSeries(path, (checkpoint,), (step,), planned_steps=step, told=checkpoint.told)


def _mapped(checkpoint: Checkpoint, tensors: Mapping[str, Tensor]) -> Mapped:
    config = (checkpoint.config or {}) if checkpoint.source_kind == "TransformerLens" else checkpoint.needed_config()
    return model_of(config, tensors, checkpoint.source_kind)


def _linked(checkpoint: Checkpoint, tensors: Mapping[str, Tensor], mapped: Mapped) -> LinkedWeights:
    """Our weights as places in the files of theirs.

    Raises:
        CheckpointError: one of ours is no plain part of one of theirs.
    """
    numbers = {id(file): number for number, file in enumerate(checkpoint.files)}
    places = {}
    for name, ours in mapped.state.items():
        lying = mapped.woven.get(name, ours)
        found = next((each for each, theirs in tensors.items() if _is_part(lying, theirs)), None)
        if found is None or checkpoint.dtype(found) not in NUMPY:
            raise CheckpointError(
                tr(
                    "{file} is too large to be copied into a recording, and “{weight}” does not stand in its "
                    "files as one piece: such a model cannot be opened yet."
                ).format(file=checkpoint.path.name, weight=name)
            )
        stored = checkpoint.tensors[found]
        begin = stored.begin + lying.data_ptr() - tensors[found].data_ptr()
        groups = len(lying) if name in mapped.woven else 1
        shape, strides = tuple(ours.shape), lying.stride()
        places[name] = LinkedTensor(numbers[id(stored.file)], stored.dtype, shape, strides, begin, groups)
    folder = checkpoint.files[0].path.parent
    files = tuple(linked_file(file.path, folder, file.sha256) for file in checkpoint.files)
    return LinkedWeights(files, places, folder)


def _is_part(ours: Tensor, theirs: Tensor) -> bool:
    """Whether all numbers of ours stand among those of theirs."""
    if ours.dtype != theirs.dtype:
        return False
    begin, span = ours.data_ptr() - theirs.data_ptr(), _span(ours)
    return begin >= 0 and begin + span <= _span(theirs)


def _span(tensor: Tensor) -> int:
    reach = sum((size - 1) * stride for size, stride in zip(tensor.shape, tensor.stride(), strict=True))
    return (1 + reach) * tensor.element_size() if math.prod(tensor.shape) else 0
