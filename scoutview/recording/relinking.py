"""Finds files again that a recording is linked to, after they were moved."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scoutview.frame import Frame
from scoutview.recording.format import RecordingError
from scoutview.recording.linked import LinkedWeights, hash_of
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter

MOST_FILES = 100_000  # of the folder that is looked through


@dataclass(frozen=True)
class Relinked:
    """How many files were found again, and the names of those that were not."""

    found: int
    missing: tuple[str, ...]


def relink(path: Path, folder: Path) -> Relinked:
    """Look for all moved files of a linked recording in this folder and those below, and note where they are.

    A file is known by its size and its hash, whatever its name is.

    Raises:
        RecordingError: the recording is not linked, cannot be written, or the folder is too large to look through.
    """
    with Recording.open(path) as recording:
        frames = [Frame(each.step, each.seconds, each.metrics, each.weights) for each in recording]
    linked = {frame.step: frame.weights for frame in frames if isinstance(frame.weights, LinkedWeights)}
    if not linked:
        raise RecordingError(f"{path.name} holds its weights itself: there is nothing to be found again.")
    lost = {file.sha256: file for weights in linked.values() for file in weights.files if not _is_found(weights, file)}
    found = _found({file.sha256: file.size for file in lost.values()}, folder)
    with closing(RecordingWriter.reopen(path)) as writer:
        for frame in frames:
            weights = linked.get(frame.step)
            if weights is not None and any(file.sha256 in found for file in weights.files):
                writer.add_frame(Frame(frame.step, frame.seconds, frame.metrics, weights.with_files(found)))
    missing = tuple(sorted(Path(file.path).name for sha256, file in lost.items() if sha256 not in found))
    return Relinked(len(found), missing)


def _is_found(weights: LinkedWeights, file: object) -> bool:
    try:
        weights.place_of(file)  # type: ignore[arg-type]  # one of its own
    except RecordingError:
        return False
    return True


def _found(sizes: dict[str, int], folder: Path) -> dict[str, Path]:
    """By hash, where these files are; only files of one of the sizes are read."""
    found: dict[str, Path] = {}
    for path in _files_below(folder):
        seen = path.stat()
        if seen.st_size in sizes.values() and len(found) < len(sizes):
            sha256 = hash_of(path, seen.st_size, seen.st_mtime_ns)
            if sha256 in sizes:
                found.setdefault(sha256, path)
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise RecordingError(f"There is no folder {folder}.")
    seen = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            seen += 1
            if seen > MOST_FILES:
                raise RecordingError(f"{folder.name} holds more than {MOST_FILES:,} files: choose a folder within it.")
            path = Path(place) / name
            if path.is_file():
                yield path
