"""A model whose weights stay in the files of a linked frame, mapped into memory as they are stored."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass

from torch import nn

from scoutview.checkpoints.linking import linked_tensors
from scoutview.checkpoints.stored_file import StoredFile
from scoutview.checkpoints.stored_tensor import StoredTensor
from scoutview.recording.linked import LinkedWeights

SMALL = 1 << 16  # bytes of a weight whose pages are left in memory
LETS_GO = getattr(mmap, "MADV_DONTNEED", None)  # Windows has none


@dataclass(frozen=True, eq=False)
class _Pages:
    """Where a weight is mapped: whole pages."""

    mapping: mmap.mmap
    begin: int
    length: int

    def let_go(self) -> None:
        """The system may use them for others; they come back from the file when they are read again."""
        if LETS_GO is not None:
            self.mapping.madvise(LETS_GO, self.begin, self.length)


class LinkedModel:
    """Puts the weights of linked frames into a model that computes with them as they are stored.

    After each product its weight is let go of, so that a pass takes no more memory than its largest one. Nothing may
    be written into the weights.
    """

    def __init__(self, model: nn.Module) -> None:
        self._model = model
        self._files: tuple[StoredFile, ...] = ()
        self._pages: dict[int, _Pages] = {}  # by the id of the parameter, which stays the same
        for module in model.modules():
            if next(module.parameters(recurse=False), None) is not None:
                module.register_forward_hook(self._let_go)

    def take(self, weights: LinkedWeights) -> None:
        """From now on the model has the weights of this frame, whose shapes are those of the model.

        Raises:
            RecordingError: a file has moved, or is another one now.
            CheckpointError: it cannot be read.
        """
        self._files, tensors = linked_tensors(weights)
        self._pages = {}
        for name, parameter in self._model.named_parameters():
            stored = tensors[name].read()
            parameter.data = stored.flatten(0, 1) if weights.tensors[name].groups > 1 else stored
            for pages in _pages_of(tensors[name]):
                self._pages[id(parameter)] = pages

    def check_unchanged(self) -> None:
        """Raises CheckpointError where a file is another one than when it was taken: it must not be read on."""
        for file in self._files:
            file.check_unchanged()

    def _let_go(self, module: nn.Module, _given: object, _made: object) -> None:
        for parameter in module.parameters(recurse=False):
            if id(parameter) in self._pages:
                self._pages[id(parameter)].let_go()


def _pages_of(stored: StoredTensor) -> Iterator[_Pages]:
    if stored.nbytes >= SMALL:
        begin = stored.begin // mmap.PAGESIZE * mmap.PAGESIZE
        yield _Pages(stored.file.mapping(), begin, stored.begin + stored.nbytes - begin)
