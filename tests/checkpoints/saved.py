"""Small models as other programs save them, and classes whose making would be noticed."""

import json
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from torch import Tensor

MADE: list[object] = []  # whatever a pickle had made


class Noticed:
    """Notes that it was made from a pickle: then something in a file was executed."""

    def __reduce__(self) -> tuple[Any, ...]:
        return notice, ("executed",)


class Settings:
    """A class of somebody's own training program."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setstate__(self, state: dict[str, Any]) -> None:
        MADE.append(state)


def notice(what: object) -> object:
    MADE.append(what)
    return what


def weights(seed: int = 0, width: int = 4) -> dict[str, Tensor]:
    """Two matrices, one kept as columns, and a bias."""
    rng = torch.Generator().manual_seed(seed)
    return {
        "embedding.weight": torch.randn(5, width, generator=rng),
        "head.weight": torch.randn(width, 5, generator=rng).T,
        "head.bias": torch.randn(5, generator=rng).bfloat16(),
    }


def hugging_face_folder(folder: Path, tensors: dict[str, Tensor] | None = None, **config: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(contiguous(tensors or weights()), folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", **config}))
    return folder


def shards(folder: Path, parts: list[dict[str, Tensor]]) -> dict[str, str]:
    """Writes them with their index, and gives what that says."""
    folder.mkdir(parents=True, exist_ok=True)
    placed = {}
    for number, part in enumerate(parts, 1):
        name = f"model-{number:05}-of-{len(parts):05}.safetensors"
        safetensors.torch.save_file(contiguous(part), folder / name)
        placed |= dict.fromkeys(part, name)
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": placed}))
    return placed


def contiguous(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.contiguous() for name, tensor in tensors.items()}


def same(read: Any, saved: dict[str, Tensor]) -> bool:
    """Whether a checkpoint holds these tensors, in their dtypes, and no others."""
    return set(read) == set(saved) and all(
        read[name].dtype == tensor.dtype and torch.equal(read[name], tensor) for name, tensor in saved.items()
    )
