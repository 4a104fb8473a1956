"""Opens a checkpoint: a folder or a file, whatever program saved it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview.checkpoints.checkpoint import Checkpoint, SourceKind
from scoutview.checkpoints.json_text import read_json_object
from scoutview.checkpoints.refusals import refuse_names, refuse_other_files, refuse_quantised
from scoutview.checkpoints.safetensors_file import safetensors_in
from scoutview.checkpoints.saved_object import SavedObject, saved_object
from scoutview.checkpoints.shards import INDEX, WeightFiles, files_with, indexed_files, weight_files, whole
from scoutview.checkpoints.stored_file import CheckpointError, StoredFile, is_there
from scoutview.checkpoints.stored_tensor import StoredTensor, shown
from scoutview.checkpoints.torch_file import archive_in, older_file_in
from scoutview.checkpoints.trainer_state import step_in
from scoutview.checkpoints.wrappers import unwrapped
from scoutview.language import tr

CONFIG = "config.json"
MOST_CONFIG = 4_000_000  # bytes
ARCHIVE, PICKLE = b"PK\3\4", b"\x80"


def open_checkpoint(path: str | Path) -> Checkpoint:
    """A checkpoint of any known format. No weights are read yet, and nothing in its files is executed.

    Raises:
        CheckpointError: it is of no known kind, damaged, or not whole; the sentence says what would be right.
    """
    path = Path(path)
    try:
        return _opened(path)
    except OSError as error:
        raise CheckpointError(
            tr("{name} cannot be read: {reason}.").format(name=path.name, reason=error.strerror or error)
        ) from error


def _opened(path: Path) -> Checkpoint:
    found = _files_meant(path)
    folder = found.paths[0].parent
    config = _config_in(folder)
    refuse_quantised(path, config)
    parts = [_part(StoredFile(each)) for each in found.paths]
    tensors, wrappers = unwrapped(_joined(parts, found.placed), path.name)
    refuse_names(path.name, tensors)
    if not tensors:
        raise CheckpointError(
            tr("{name} holds no tensors: save the weights of the model again.").format(name=path.name)
        )
    kind = _kind(tensors, config, saved := parts[0].saved)
    if saved and (config is None or kind == "nanoGPT"):
        config = saved.config
    told = [*found.told, *(saved.told if saved else ())]
    if wrappers:
        told.append(
            tr("Left out of the names, as they only wrapped the model: {names}.").format(names=", ".join(wrappers))
        )
    return Checkpoint(
        path=path,
        files=tuple(part.file for part in parts),
        tensors=tensors,
        config=config,
        source_kind=kind,
        step=saved.step if saved else step_in(folder),
        told=tuple(told),
        beside=saved.beside if saved else {},
    )


@dataclass(frozen=True, eq=False)
class _Part:
    file: StoredFile
    tensors: Mapping[str, StoredTensor]
    saved: SavedObject | None = None  # what else torch.save put into the file


def _files_meant(path: Path) -> WeightFiles:
    if path.is_dir():
        return weight_files(path)
    if path.name.endswith(INDEX):
        return whole(indexed_files(path), path)
    StoredFile(path)  # which says what is wrong with it
    return files_with(path)


def _part(file: StoredFile) -> _Part:
    refuse_other_files(file)
    beginning = file.read(0, min(16, file.size))
    if beginning.startswith((ARCHIVE, PICKLE)):
        saved = saved_object(archive_in(file) if beginning.startswith(ARCHIVE) else older_file_in(file))
        return _Part(file, saved.tensors, saved)
    if beginning.startswith(b"{"):
        raise CheckpointError(
            tr("{name} is JSON, not the weights of a model: open the folder that it is in.").format(name=file.name)
        )
    if beginning[8:9] != b"{" and file.path.suffix != ".safetensors":
        raise CheckpointError(
            tr("{name} is no checkpoint that is known here: safetensors and files of torch.save can be opened.").format(
                name=file.name
            )
        )
    return _Part(file, safetensors_in(file))


def _joined(parts: Iterable[_Part], placed: Mapping[str, str] | None) -> dict[str, StoredTensor]:
    """All tensors of all parts; with an index, each where that has it."""
    joined: dict[str, StoredTensor] = {}
    for part in parts:
        for name, tensor in part.tensors.items():
            if name in joined:
                raise CheckpointError(
                    tr("“{tensor}” is in {file} and in {other}: one of them is old.").format(
                        tensor=shown(name), file=joined[name].file.name, other=part.file.name
                    )
                )
            joined[name] = tensor
    for name, file in (placed or {}).items():
        if name not in joined or joined[name].file.name != file:
            raise CheckpointError(
                tr("“{tensor}” is not in {file}, where the index has it: copy the model again.").format(
                    tensor=shown(name), file=file
                )
            )
    return joined


def _config_in(folder: Path) -> dict[str, Any] | None:
    path = folder / CONFIG
    return read_json_object(path, most_bytes=MOST_CONFIG) if is_there(path) else None


def _kind(names: Iterable[str], config: Mapping[str, Any] | None, saved: SavedObject | None) -> SourceKind:
    if any(name.endswith(("embed.W_E", "attn.W_Q")) for name in names):
        return "TransformerLens"
    if config is not None and ("model_type" in config or "architectures" in config):
        return "Hugging Face folder"
    if saved is not None and saved.config_name == "model_args":
        return "nanoGPT"
    return "state dict"
