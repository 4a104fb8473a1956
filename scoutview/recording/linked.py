"""Linked frames: their weights stay in the files of somebody's checkpoint and are mapped into memory when asked for.

In place of the weights a frame holds a mark and JSON: which files, by path, size, time and hash, and where in them
which tensor lies. So no format of a checkpoint is read again, and nothing that is in one is executed.
"""

from __future__ import annotations

import hashlib
import json
import math
import mmap
import os
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from scoutview.frame import Arrays, read_only
from scoutview.language import tr
from scoutview.recording.blob import Blob
from scoutview.recording.format import RecordingError, pack_weights, unpack_weights

LINKED = b"LINKED\0\0"  # in place of the length of a header: no header is so long
LINKED_VERSION = 3
BFLOAT16 = "bfloat16"  # numpy has none: read as its 16 bits, the upper half of a float32
NUMPY = {
    "bool": "?", "uint8": "u1", "int8": "i1", "uint16": "<u2", "int16": "<i2", "uint32": "<u4", "int32": "<i4",
    "uint64": "<u8", "int64": "<i8", "float16": "<f2", "float32": "<f4", "float64": "<f8", BFLOAT16: "<u2",
}  # fmt: skip


class MovedError(RecordingError):
    """A file that a recording is linked to has moved, or is another one now; `relink` may find it again."""


@dataclass(frozen=True)
class LinkedFile:
    """A file as it was when it was linked: in bytes, nanoseconds, and its SHA-256.

    `relative` is its path from the recording's folder, so that both may be moved together.
    """

    path: str
    relative: str
    size: int
    modified_ns: int
    sha256: str


@dataclass(frozen=True)
class LinkedTensor:
    """`file` is its number among the files, `begin` the first byte there, `strides` count numbers.

    Where its rows lie in `groups`, as those of each head do between others, a stride from group to group comes first.
    """

    file: int
    dtype: str
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    begin: int
    groups: int = 1

    @property
    def lying(self) -> tuple[int, ...]:
        """Its shape as it lies in the file, an axis for each stride."""
        if self.groups == 1:
            return self.shape
        return (self.groups, self.shape[0] // self.groups, *self.shape[1:])

    @property
    def last(self) -> int:
        """The byte behind its last one."""
        reach = sum((size - 1) * stride for size, stride in zip(self.lying, self.strides, strict=True))
        return self.begin + (1 + reach if math.prod(self.shape) else 0) * np.dtype(NUMPY[self.dtype]).itemsize


class LinkedWeights(Mapping[str, np.ndarray]):
    """The weights of a linked frame, read-only and floating-point ones as float32, each mapped when it is asked for.

    Every access raises a MovedError where the file has moved or is another one now.
    """

    def __init__(self, files: tuple[LinkedFile, ...], tensors: Mapping[str, LinkedTensor], folder: Path) -> None:
        """`folder` is that of the recording. Raises ValueError: a tensor is not within its file."""
        for tensor in tensors.values():
            counts = (*tensor.shape, *tensor.strides, tensor.begin, tensor.file, tensor.groups)
            sound = all(type(count) is int and 0 <= count < 2**63 for count in counts)
            if not sound or tensor.file >= len(files) or not _are_equal_groups(tensor):
                raise ValueError("the place of a linked tensor is none")
            if tensor.last > files[tensor.file].size or math.prod(tensor.shape) > files[tensor.file].size:
                raise ValueError("a linked tensor is not in its file")
        self.files = files
        self.tensors = tensors
        self._folder = folder
        self._mappings: dict[Path, weakref.ref[mmap.mmap]] = {}

    def __getitem__(self, name: str) -> np.ndarray:
        array = self.as_stored(name)
        if self.tensors[name].dtype == BFLOAT16:
            array = (array.astype(np.uint32) << 16).view(np.float32)
        return read_only(array.astype(np.float32, copy=False) if array.dtype.kind == "f" else array)

    def __iter__(self) -> Iterator[str]:
        return iter(self.tensors)

    def __len__(self) -> int:
        return len(self.tensors)

    @property
    def folder(self) -> Path:
        """That of the recording."""
        return self._folder

    @property
    def learned(self) -> int:
        """How many floating-point numbers there are."""
        return sum(math.prod(each.shape) for each in self.tensors.values() if "float" in each.dtype)

    def as_stored(self, name: str) -> np.ndarray:
        """A read-only array on the file itself, a copy where its rows lie in groups; of bfloat16 the bits, as uint16.

        Raises:
            MovedError: the file has moved, or is another one now.
        """
        tensor = self.tensors[name]
        mapping = self._mapping_of(self.place_of(self.files[tensor.file]))
        kind = np.dtype(NUMPY[tensor.dtype])
        if not math.prod(tensor.shape):
            return np.zeros(tensor.shape, kind)
        numbers = np.frombuffer(mapping, np.uint8, tensor.last - tensor.begin, tensor.begin)
        strides = tuple(stride * kind.itemsize for stride in tensor.strides)
        lying = np.lib.stride_tricks.as_strided(numbers.view(kind), tensor.lying, strides, writeable=False)
        return lying.reshape(tensor.shape)

    def _mapping_of(self, path: Path) -> mmap.mmap:
        """The whole file in memory; it ends with the last array on it."""
        mapped = self._mappings[path]() if path in self._mappings else None
        if mapped is None:
            with path.open("rb") as stream:
                mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            self._mappings[path] = weakref.ref(mapped)
        return mapped

    def place_of(self, file: LinkedFile) -> Path:
        """Where it is now.

        Raises:
            MovedError: it is in neither place, or is another one now.
        """
        places = [Path(file.path), self._folder / file.relative]
        there = [place for place in places if place.is_file()]
        for place in there:
            if _is_same(place, file):
                return place
        name = Path(file.path).name
        if there:
            raise MovedError(
                tr("{name} has changed since this recording was linked to it: link it anew ({reason}).").format(
                    name=name, reason=there[0]
                )
            )
        raise MovedError(
            tr("{name} is not in {folder} any more: show in which folder it is now.").format(
                name=name, folder=Path(file.path).parent
            )
        )

    def trouble(self) -> tuple[str, ...]:
        """A sentence for each file that has moved or changed."""
        told = []
        for file in self.files:
            try:
                self.place_of(file)
            except MovedError as error:
                told.append(str(error))
        return tuple(told)

    def with_files(self, files: Mapping[str, Path]) -> LinkedWeights:
        """The same, with files found again by their hashes."""
        found = [_at(each, files[each.sha256], self._folder) if each.sha256 in files else each for each in self.files]
        return LinkedWeights(tuple(found), self.tensors, self._folder)

    def seen_from(self, folder: Path) -> LinkedWeights:
        """The same for a recording in another folder; a file that has moved stays as it was told."""
        if folder.absolute() == self._folder.absolute():
            return self
        return LinkedWeights(tuple(self._seen_from(folder, file) for file in self.files), self.tensors, folder)

    def _seen_from(self, folder: Path, file: LinkedFile) -> LinkedFile:
        try:
            place = self.place_of(file)
        except MovedError:
            return file
        return replace(file, path=str(place.absolute()), relative=_relative(place, folder))

    def to_blob(self) -> Blob:
        tensors = {name: [*asdict(each).values()] for name, each in self.tensors.items()}
        told = {"files": [asdict(file) for file in self.files], "tensors": tensors}
        return Blob((LINKED + json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(),))

    @classmethod
    def from_bytes(cls, content: bytes, folder: Path) -> LinkedWeights:
        """Raises ValueError, KeyError or TypeError: it is damaged."""
        told = json.loads(content[len(LINKED) :])
        files = tuple(LinkedFile(**file) for file in told["files"])
        if not all(isinstance(part, str) for file in files for part in (file.path, file.relative, file.sha256)):
            raise ValueError("a linked file has no name")
        tensors = {
            name: LinkedTensor(file, dtype, tuple(shape), tuple(strides), *rest)
            for name, (file, dtype, shape, strides, *rest) in told["tensors"].items()
        }
        return cls(files, tensors, folder)


def _are_equal_groups(tensor: LinkedTensor) -> bool:
    return tensor.groups == 1 or (tensor.groups > 1 and bool(tensor.shape) and tensor.shape[0] % tensor.groups == 0)


def linked_file(path: Path, folder: Path, sha256: str) -> LinkedFile:
    """A file that a recording in `folder` is to be linked to."""
    seen = path.stat()
    return LinkedFile(str(path.absolute()), _relative(path, folder), seen.st_size, seen.st_mtime_ns, sha256)


def pack_frame(weights: Arrays, stored: str, folder: Path, *, squeezes: bool = False) -> Blob:
    """What the row of a frame holds in a recording in this folder: its weights, or where they are."""
    if isinstance(weights, LinkedWeights):
        return weights.seen_from(folder).to_blob()
    return pack_weights(weights, stored, squeezes=squeezes)


def unpack_frame(content: bytes, folder: Path, *, as_stored: bool = False) -> Arrays:
    """Read-only arrays by name, floating-point ones as float32, or `as_stored` where they are not linked."""
    if content.startswith(LINKED):
        return LinkedWeights.from_bytes(content, folder)
    return unpack_weights(content, as_stored=as_stored)


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix()
    except ValueError:  # on another drive of Windows
        return path.name


def _at(file: LinkedFile, path: Path, folder: Path) -> LinkedFile:
    return replace(linked_file(path, folder, file.sha256), size=file.size)


def _is_same(path: Path, file: LinkedFile) -> bool:
    """By size and time, and where the time is another one, by its hash."""
    try:
        seen = path.stat()
        if seen.st_size != file.size:
            return False
        return seen.st_mtime_ns == file.modified_ns or hash_of(path, seen.st_size, seen.st_mtime_ns) == file.sha256
    except OSError:
        return False


@lru_cache(maxsize=1000)
def hash_of(path: Path, _size: int, _modified_ns: int) -> str:
    """The SHA-256 of a file; read once as long as its size and time stay."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
