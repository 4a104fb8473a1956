"""Opens a checkpoint: a folder or a file, whatever program saved it."""

from pathlib import Path

from scoutview.checkpoints.checkpoint import Checkpoint
from scoutview.checkpoints.json_text import read_json_object
from scoutview.checkpoints.safetensors_file import safetensors_in
from scoutview.checkpoints.stored_file import StoredFile

CONFIG = "config.json"


def open_checkpoint(path: str | Path) -> Checkpoint:
    """A checkpoint of any known format. No weights are read yet, and nothing in its files is executed.

    Raises:
        CheckpointError: it is of no known kind, damaged, or not whole; the sentence says what would be right.
    """
    path = Path(path)
    weights = path / "model.safetensors" if path.is_dir() else path
    file = StoredFile(weights)
    config = weights.parent / CONFIG
    return Checkpoint(
        path=path,
        files=(file,),
        tensors=safetensors_in(file),
        config=read_json_object(config) if config.is_file() else None,
        source_kind="Hugging Face folder" if config.is_file() else "state dict",
    )
