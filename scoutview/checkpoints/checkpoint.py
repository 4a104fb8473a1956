"""A checkpoint that is open: its files, its config, and its tensors by name, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.checkpoints.stored_tensor import StoredTensor, shown
from scoutview.language import tr

if TYPE_CHECKING:
    from torch import Tensor

SourceKind = Literal["Hugging Face folder", "nanoGPT", "TransformerLens", "state dict"]


@dataclass(frozen=True, eq=False)
class Checkpoint(Mapping[str, "Tensor"]):
    """A mapping from names to tensors, without the wrappers of data parallel or compiled training in the names.

    `config` is what the files say of the model: config.json, nanoGPT's `model_args`, or whatever else stood beside the
    weights; None where there is nothing. `step` is the training step where a file tells it. `told` are sentences for
    the user about what was chosen and passed over. `shape` and `dtype` read no weights.
    """

    path: Path
    files: tuple[StoredFile, ...]
    tensors: Mapping[str, StoredTensor]
    config: dict[str, Any] | None
    source_kind: SourceKind
    step: int | None = None
    told: tuple[str, ...] = ()
    beside: Mapping[str, Any] = field(default_factory=dict)  # plain values that a file holds with its weights

    @property
    def names(self) -> tuple[str, ...]:
        """In the order of the files."""
        return tuple(self.tensors)

    def shape(self, name: str) -> tuple[int, ...]:
        return self._stored(name).shape

    def dtype(self, name: str) -> str:
        """As torch calls it: "float32", "bfloat16", ..."""
        return self._stored(name).dtype

    def tensor(self, name: str) -> Tensor:
        """As it is stored, bfloat16 as bfloat16, mapped into memory.

        What is written into it stays in this process: the file never changes. Do not count on it, other tensors may
        share its numbers.

        Raises:
            CheckpointError: there is none of that name, or its file has changed since it was opened.
        """
        return self._stored(name).read()

    def needed_config(self) -> dict[str, Any]:
        """The config, for whoever cannot do without.

        Raises:
            CheckpointError: there is none.
        """
        if self.config is None:
            raise CheckpointError(
                tr("{name} does not say what model it is: put the model's config.json into the same folder.").format(
                    name=self.path.name
                )
            )
        return self.config

    def __getitem__(self, name: str) -> Tensor:
        return self.tensors[name].read()

    def __iter__(self) -> Iterator[str]:
        return iter(self.tensors)

    def __len__(self) -> int:
        return len(self.tensors)

    def __contains__(self, name: object) -> bool:
        return name in self.tensors

    def _stored(self, name: str) -> StoredTensor:
        if name not in self.tensors:
            raise CheckpointError(
                tr("{name} has no tensor “{tensor}”.").format(name=self.path.name, tensor=shown(name))
            )
        return self.tensors[name]
