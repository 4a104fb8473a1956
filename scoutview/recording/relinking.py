"""Finds files again that a recording is linked to, after they were moved."""

import os
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from scoutview.frame import Frame
from scoutview.language import tr
from scoutview.recording.format import RecordingError
from scoutview.recording.linked import LinkedFile, LinkedWeights, MovedError, hash_of
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter

MOST_FILES = 100_000  # of the folder that is looked through
MOST_NAMED = 3  # in a sentence


@dataclass(frozen=True)
class Relinked:
    """How many files were found again in a folder, and which were not, as "checkpoint-500/model.safetensors".

    `changed` are those of `missing` in whose place there is another file.
    """

    folder: Path
    found: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def notice(self) -> str:
        """What was found, in a sentence."""
        if not self.found:
            return "" if self.missing else tr("All files are where they were.")
        return tr("%n files are found again.", "", self.found, one="1 file is found again.")

    @property
    def trouble(self) -> str:
        """What was not found, in a sentence; or nothing."""
        if not self.missing:
            return ""
        said = tr(
            "{files} are not in {folder}, nor in a folder within it.",
            "",
            len(self.missing),
            one="{files} is not in {folder}, nor in a folder within it.",
        )
        if self.changed == self.missing:
            said = tr(
                "{files} in {folder} have another content now than when the recording was linked.",
                "",
                len(self.missing),
                one="{files} in {folder} has another content now than when the recording was linked.",
            )
        return said.format(files=_named(self.missing), folder=self.folder.name or self.folder)


def relink(path: Path, folder: Path) -> Relinked:
    """Look for all moved files of a linked recording in this folder and those below, and note where they are.

    A file is known by its size and its hash, whatever its name is.

    Raises:
        RecordingError: the recording is not linked, cannot be written, or the folder cannot be looked through.
    """
    with Recording.open(path) as recording:
        if not isinstance(recording[0].weights, LinkedWeights):
            raise RecordingError(
                tr("{name} holds its weights itself: there is nothing to be found again.").format(name=path.name)
            )
        frames = [Frame(each.step, each.seconds, each.metrics, each.weights) for each in recording]
    linked = {frame.step: frame.weights for frame in frames if isinstance(frame.weights, LinkedWeights)}
    lost = {file.sha256: file for weights in linked.values() for file in weights.files if not _is_found(weights, file)}
    found, places = _found(lost.values(), folder)
    if found:
        with closing(RecordingWriter.reopen(path)) as writer:
            for frame in frames:
                weights = linked.get(frame.step)
                if weights is not None and any(file.sha256 in found for file in weights.files):
                    writer.add_frame(Frame(frame.step, frame.seconds, frame.metrics, weights.with_files(found)))
    missing = {_place(Path(file.path)) for sha256, file in lost.items() if sha256 not in found}
    changed = {place for place in missing if places & {place, Path(place).name}}
    return Relinked(folder, len(found), tuple(sorted(missing)), tuple(sorted(changed)))


def _is_found(weights: LinkedWeights, file: LinkedFile) -> bool:
    try:
        weights.place_of(file)
    except MovedError:
        return False
    return True


def _found(lost: Collection[LinkedFile], folder: Path) -> tuple[dict[str, Path], set[str]]:
    """By hash, where these files are; and the places of all that is there, by their names alone in the folder itself.

    Only files of one of the sizes are read.
    """
    wanted, sizes = {file.sha256 for file in lost}, {file.size for file in lost}
    found: dict[str, Path] = {}
    places: set[str] = set()
    for path in _files_below(folder):
        places.add(path.name if path.parent == folder else _place(path))
        with suppress(OSError):  # one that cannot be read is none that is looked for
            seen = path.stat()
            if seen.st_size in sizes and len(found) < len(wanted):
                sha256 = hash_of(path, seen.st_size, seen.st_mtime_ns)
                if sha256 in wanted:
                    found.setdefault(sha256, path)
    return found, places


def _files_below(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise RecordingError(tr("There is no folder {folder}.").format(folder=folder))
    seen = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            seen += 1
            if seen > MOST_FILES:
                raise RecordingError(
                    tr("{name} holds more than {most:,} files: choose a folder within it.").format(
                        name=folder.name, most=MOST_FILES
                    )
                )
            path = Path(place) / name
            if path.is_file():
                yield path


def _place(path: Path) -> str:
    """A file is known to people with its folder: each checkpoint has a model.safetensors."""
    return f"{path.parent.name}/{path.name}"


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (tr(" and {more:,} more").format(more=more) if more > 0 else "")
