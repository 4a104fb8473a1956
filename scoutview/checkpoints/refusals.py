"""Says of what is no plain checkpoint what it is, and what would be right."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.checkpoints.stored_tensor import shown
from scoutview.language import tr

BEGINNING = 64  # bytes by which a file is told
ELSEWHERE = {  # how a file begins, and what is said of it
    b"version https://git-lfs": tr(
        "{name} is only a pointer of Git LFS, not the weights: fetch them with “git lfs pull”."
    ),
    b"GGUF": tr(
        "{name} is a GGUF file, whose weights are mostly rounded to few bits: give the safetensors files of the model."
    ),
    b"\x89HDF": tr("{name} is an HDF5 file, as Keras writes it: save the weights as safetensors or with torch.save."),
    b"<!DOCTYPE": tr("{name} is a web page, not the weights: the download went wrong."),
    b"<!doctype": tr("{name} is a web page, not the weights: the download went wrong."),
    b"<html": tr("{name} is a web page, not the weights: the download went wrong."),
    b"\x1f\x8b": tr("{name} is packed (gzip): unpack it first."),
    b"7z\xbc\xaf": tr("{name} is packed (7z): unpack it first."),
    b"\xfd7zXZ": tr("{name} is packed (xz): unpack it first."),
    b"\x28\xb5\x2f\xfd": tr("{name} is packed (zstd): unpack it first."),
    b"SQLite format 3": tr(
        "{name} is a database, not the weights of a model; a recording of ScoutView is opened as one."
    ),
    b"\x93NUMPY": tr("{name} is an array of numpy, without the names of a model: save the weights as safetensors."),
}
# In a folder without weights that can be read: what it has in their place.
INSTEAD = {
    "*.gguf": tr(
        "The folder {name} holds only GGUF files, whose weights are mostly rounded to few bits:"
        " give the safetensors files of the model."
    ),
    "*.distcp": tr(
        "The folder {name} holds a checkpoint in the parts of several processes (.distcp): put it together with"
        " torch.distributed.checkpoint.format_utils.dcp_to_torch_save."
    ),
    "zero_to_fp32.py": tr(
        "The folder {name} holds a checkpoint in the parts of DeepSpeed: put it together with its zero_to_fp32.py."
    ),
    "flax_model*.msgpack": tr(
        "The folder {name} holds only weights for Flax: save them for torch with save_pretrained."
    ),
    "tf_model*.h5": tr(
        "The folder {name} holds only weights for TensorFlow: save them for torch with save_pretrained."
    ),
    "*.onnx": tr("The folder {name} holds only a program (ONNX): give the safetensors files of the model."),
}
QUANTISATION = ("quantization_config", "quantization", "compression_config")
QUANTISED_FILES = ("quantize_config.json", "quant_config.json")
QUANTISED_NAMES = (
    ".qweight", ".qzeros", ".SCB", ".absmax", ".quant_map", ".weight_packed", ".weight_scale", ".weight_scale_inv",
    ".quant_state.bitsandbytes__nf4", ".quant_state.bitsandbytes__fp4", "_packed_params._packed_params", "_blocks",
)  # fmt: skip
ADAPTER_CONFIG = "adapter_config.json"
ADAPTER_NAMES = (".lora_A.", ".lora_B.", ".lora_embedding_A", ".lora_magnitude_vector", ".ia3_l", ".hada_w1_a")


def refuse_other_files(file: StoredFile) -> None:
    """Raises CheckpointError where a file is of a known kind that is no checkpoint, or is empty."""
    beginning = file.read(0, min(BEGINNING, file.size))
    if not file.size:
        raise CheckpointError(tr("{name} is empty: copy or save it again.").format(name=file.name))
    if not beginning.strip(b"\0"):
        raise CheckpointError(
            tr("{name} begins with zeros only, as a file whose download has broken off: fetch it again.").format(
                name=file.name
            )
        )
    for mark, sentence in ELSEWHERE.items():
        if beginning.startswith(mark):
            raise CheckpointError(sentence.format(name=file.name))


def refuse_empty_folder(folder: Path) -> None:
    """Raises CheckpointError, always: what this folder has in place of weights."""
    for pattern, sentence in INSTEAD.items():
        if next(folder.glob(pattern), None) or next(folder.glob(f"*/{pattern}"), None):
            raise CheckpointError(sentence.format(name=folder.name))
    if (folder / ADAPTER_CONFIG).exists():
        refuse_adapter(folder.name)
    raise CheckpointError(
        tr(
            "The folder {name} holds no weights: a model of Hugging Face has model.safetensors or "
            "pytorch_model.bin in it."
        ).format(name=folder.name)
    )


def refuse_adapter(name: str) -> None:
    """Raises CheckpointError, always."""
    raise CheckpointError(
        tr(
            "{name} holds only an adapter (LoRA), no whole model: join it with its model "
            "(merge_and_unload of peft) and save that."
        ).format(name=name)
    )


def refuse_quantised(path: Path, config: Mapping[str, Any] | None) -> None:
    """Raises CheckpointError where a folder or its config says that the weights are rounded to few bits."""
    said = next((config[name] for name in QUANTISATION if config.get(name)), None) if config else None
    method = shown(said.get("quant_method", "")) if isinstance(said, dict) else ""
    folder = path if path.is_dir() else path.parent
    if said or any((folder / name).exists() for name in QUANTISED_FILES):
        kind = f" ({method})" if method else ""
        told = tr("The weights of {name} are quantised{kind}, rounded to few bits: give the model as it was before.")
        raise CheckpointError(told.format(name=path.name, kind=kind))


def refuse_names(name: str, names: Iterable[str]) -> None:
    """Raises CheckpointError where the names of tensors are those of an adapter or of quantised weights."""
    for each in names:
        if any(part in each for part in ADAPTER_NAMES):
            refuse_adapter(name)
        if each.endswith(QUANTISED_NAMES):
            raise CheckpointError(
                tr("The weights of {name} are quantised, as “{tensor}” says: give the model as it was before.").format(
                    name=name, tensor=shown(each)
                )
            )
