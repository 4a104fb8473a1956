"""Which files the weights of a folder are in: one, or several that an index names."""

import re
from dataclasses import dataclass
from pathlib import Path

from scoutview.checkpoints.json_text import read_json_object
from scoutview.checkpoints.refusals import ADAPTER_CONFIG, refuse_adapter, refuse_empty_folder
from scoutview.checkpoints.stored_file import CheckpointError, is_there
from scoutview.checkpoints.stored_tensor import shown
from scoutview.language import tr

INDEX = ".index.json"
INDICES = ("model.safetensors.index.json", "pytorch_model.bin.index.json")
SINGLE = ("model.safetensors", "pytorch_model.bin")
ENDINGS = (".safetensors", ".bin", ".pt", ".pth", ".ckpt")
NO_WEIGHTS = ("optimizer", "scheduler", "scaler", "rng_state", "training_args", "adapter_model", "trainer_state")
MOST_SHARDS = 1_000
PART = re.compile(r"-\d+-of-\d+\.")


@dataclass(frozen=True)
class WeightFiles:
    """`paths` in order; `placed` is the file of each tensor where an index says so; `told` what was chosen."""

    paths: tuple[Path, ...]
    placed: dict[str, str] | None = None
    told: tuple[str, ...] = ()


def weight_files(folder: Path) -> WeightFiles:
    """Those of a folder. What an index names comes before a single file: that may be an older one.

    Raises:
        CheckpointError: there are none, a part is missing, or several models are there and none is meant.
    """
    given = [name for name in SINGLE if is_there(folder / name)]
    for index in INDICES:
        if is_there(folder / index):
            found = indexed_files(folder / index)
            missing = [path for path in found.paths if not is_there(path)]
            if not missing:
                others = ", ".join(given)
                told = tr(
                    "The weights are those that {index} names; passed over, as it may be older: {others}."
                ).format(index=index, others=others)
                return WeightFiles(found.paths, found.placed, (told,) if given else ())
            if not given or len(missing) < len(found.paths):
                raise CheckpointError(
                    tr(
                        "{file} is missing in {folder}: {index} names {parts} parts, and {lost} of them cannot be"
                        " found."
                    ).format(
                        file=missing[0].name, folder=folder.name, index=index, parts=len(found.paths), lost=len(missing)
                    )
                )
    if given:
        return WeightFiles((folder / given[0],), told=_told_of_singles(folder, given))
    return _only_one(folder)


def indexed_files(index: Path) -> WeightFiles:
    """The files that an index names, whether they are there or not.

    Raises:
        CheckpointError: it is damaged, or names files elsewhere.
    """
    placed = read_json_object(index).get("weight_map")
    if not isinstance(placed, dict) or not placed or not all(isinstance(name, str) for name in placed.values()):
        raise CheckpointError(
            tr("{name} is no index: its “weight_map” should say in which file each tensor is.").format(name=index.name)
        )
    names = sorted(set(placed.values()))
    for name in names:
        if not _is_plain(name):
            raise CheckpointError(
                tr("{name} names “{file}”: a part has to be a file in the same folder.").format(
                    name=index.name, file=shown(name)
                )
            )
    if len(names) > MOST_SHARDS:
        raise CheckpointError(
            tr("{name} names {count:,} files: no model has so many parts.").format(name=index.name, count=len(names))
        )
    return WeightFiles(tuple(index.parent / name for name in names), placed)


def _is_plain(name: str) -> bool:
    """Whether it can only be a file of weights in the same folder, on any system."""
    parts = set("/\\:\0") & set(name)
    return not parts and name.isprintable() and not name.startswith(".") and name.endswith(ENDINGS)


def _told_of_singles(folder: Path, given: list[str]) -> tuple[str, ...]:
    gone = [index for index in INDICES if is_there(folder / index)]
    told = [
        tr("{file} is taken: {index} names only files that are gone.").format(file=given[0], index=index)
        for index in gone
    ]
    if len(given) > 1:
        told.append(_taken(given[0], given[1]))
    return tuple(told)


def _taken(file: str, other: str) -> str:
    return tr("{file} is taken, {other} passed over.").format(file=file, other=other)


def _only_one(folder: Path) -> WeightFiles:
    """The one file of weights under a name of its own."""
    files = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and not path.is_dir())
    files = [path for path in files if not path.name.startswith((".", *NO_WEIGHTS))]
    if not files:
        if (folder / ADAPTER_CONFIG).exists():
            refuse_adapter(tr("The folder {name}").format(name=folder.name))
        refuse_empty_folder(folder)
    if len({path.stem for path in files}) > 1:
        several = ", ".join(path.name for path in files[:4])
        raise CheckpointError(
            tr("The folder {name} holds several files of weights ({several}) and no index: open one of them.").format(
                name=folder.name, several=several
            )
        )
    told = (_taken(files[0].name, files[1].name),) if len(files) > 1 else ()
    return WeightFiles((files[0],), told=told)


def files_with(path: Path) -> WeightFiles:
    """This file, or all parts of the model where it is one of them.

    Raises:
        CheckpointError: another part is missing, or the index is damaged.
    """
    named = [index for index in INDICES if is_there(path.parent / index)] if PART.search(path.name) else []
    found = next((each for index in named if path in (each := indexed_files(path.parent / index)).paths), None)
    return whole(found, path) if found else WeightFiles((path,))


def whole(found: WeightFiles, asked: Path) -> WeightFiles:
    """Raises CheckpointError where one of them is missing."""
    for path in found.paths:
        if not is_there(path):
            raise CheckpointError(
                tr("{file} is missing beside {other}: it is one of the parts of this model.").format(
                    file=path.name, other=asked.name
                )
            )
    return found
