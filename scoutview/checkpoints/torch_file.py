"""Files of torch.save, the archive of today and the older kind: what they hold, with tensors left where they are.

Their pickle is only read (`inert_pickle.py`). So classes of other people, which torch's own reader refuses or runs,
come out as data, and every tensor is checked against the file before it is touched.

Source: pytorch, docs/source/notes/serialization.rst, "Serialized file format for torch.save".
"""

import io
import struct
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeGuard

import numpy as np

from scoutview.checkpoints.inert_pickle import MOST_BYTES, Foreign, Makers, Placeholder, read_pickle
from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.checkpoints.stored_tensor import BYTES_OF, StoredTensor, shown, stored_tensor
from scoutview.language import tr

MAGIC = 0x1950A86A20F9469CFC6C  # the first of the pickles of the older kind
COUNT_LENGTH = 8  # bytes before the numbers of a storage, which say how many there are
MOST_DIRECTORY = 8_000_000  # bytes, of an archive with 100,000 tensors
LOCAL_HEADER = struct.Struct("<4s22xHH")  # of a part of an archive: a mark, and how long its name and its extras are
STORAGES = {
    "Float": "float32", "Double": "float64", "Half": "float16", "BFloat16": "bfloat16", "Long": "int64", "Int": "int32",
    "Short": "int16", "Char": "int8", "Byte": "uint8", "Bool": "bool", "ComplexFloat": "complex64",
    "ComplexDouble": "complex128", "QInt8": "qint8", "QUInt8": "quint8", "QInt32": "qint32",
}  # fmt: skip
UNREAD = "torch._utils._rebuild_"  # so begins the maker of what is a tensor, but of another kind
QUANTISED = {"qint8": 1, "quint8": 1, "qint32": 4}  # bytes; where they lie is known, what they mean is not read
Room = tuple[int, int]  # from which byte of the file to which


@dataclass(frozen=True)
class _Storage:
    dtype: str  # "" where only tensors say so; then the count is that of bytes
    key: str
    count: int

    @property
    def size(self) -> int:
        """Of a number, in bytes; 0 where it is not known."""
        return BYTES_OF.get(self.dtype, QUANTISED.get(self.dtype, 0 if self.dtype else 1))


@dataclass(frozen=True, eq=False)
class NamedTensor:
    """A tensor as a pickle describes it; `TorchFile.stored` says where it lies."""

    storage: _Storage
    dtype: str
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class TorchFile:
    """`root` is what was saved: tables, lists, numbers, texts, `NamedTensor`s, and `Placeholder`s for all else."""

    file: StoredFile
    root: Any
    rooms: Mapping[str, Room]

    def stored(self, name: str, tensor: "NamedTensor | Placeholder") -> StoredTensor:
        """Where the numbers of a tensor are.

        Raises:
            CheckpointError: they are not in the file whole, or the tensor is of another kind than plain ones.
        """
        if isinstance(tensor, Placeholder):
            raise CheckpointError(
                tr("“{tensor}” of {name} is sparse, quantised or of another kind: save it as a plain tensor.").format(
                    tensor=shown(name), name=self.file.name
                )
            )
        storage, size = tensor.storage, BYTES_OF[tensor.dtype]
        begin, end = self.rooms.get(storage.key, (0, 0))
        counted = begin + storage.count * storage.size
        if counted > end:
            raise CheckpointError(
                tr("{name} is damaged or cut short: “{tensor}” is not in it whole.").format(
                    name=self.file.name, tensor=shown(name)
                )
            )
        room = (begin + size * tensor.offset, counted)
        return stored_tensor(self.file, name, tensor.dtype, tensor.shape, room, strides=tensor.strides)


def is_tensor(value: Any) -> TypeGuard[NamedTensor | Placeholder]:
    """Whether this stands for a tensor, be it of a kind that is not read."""
    return isinstance(value, NamedTensor) or (isinstance(value, Placeholder) and value.maker.startswith(UNREAD))


def archive_in(file: StoredFile) -> TorchFile:
    """What an archive of torch.save holds.

    Raises:
        CheckpointError: it is another archive, a program (TorchScript), or damaged.
    """
    try:
        with _ShortReads(file.path) as stream, zipfile.ZipFile(stream) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            folder = _folder_of_weights(file, entries)
            inside = {name[len(folder) :]: entry for name, entry in entries.items() if name.startswith(folder)}
            rooms = {name: _room(file, stream, entry) for name, entry in inside.items()}
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError, OverflowError) as error:
        raise CheckpointError(
            tr("{name} is damaged or cut short: copy or save it again.").format(name=file.name)
        ) from error
    begin, end = rooms["data.pkl"]
    order = rooms.get("byteorder")
    if order and file.read(order[0], min(order[1] - order[0], 100)) != b"little":
        raise CheckpointError(
            tr("{name} was saved on a machine with another order of bytes: save it again here.").format(name=file.name)
        )
    if end - begin > MOST_BYTES:
        raise CheckpointError(
            tr("{name} describes its weights in {size:,.0f} MB: no model needs it.").format(
                name=file.name, size=(end - begin) / 1e6
            )
        )
    root = _described(file, io.BytesIO(file.read(begin, end - begin)), {})
    data = {name.removeprefix("data/"): room for name, room in rooms.items() if name.startswith("data/")}
    return TorchFile(file, root, data)


def older_file_in(file: StoredFile) -> TorchFile:
    """What a file of torch.save before 1.6 holds: pickles one after the other, then the numbers.

    Raises:
        CheckpointError: it is another pickle, or damaged.
    """
    stream = io.BytesIO(file.read(0, min(file.size, MOST_BYTES)))
    storages: dict[str, _Storage] = {}
    magic = _described(file, stream, storages)
    if type(magic) is not int or magic != MAGIC:
        raise CheckpointError(
            tr("{name} is a pickle, but none of torch.save: save the weights with torch.save.").format(name=file.name)
        )
    _protocol, system, root, keys = (_described(file, stream, storages) for _ in range(4))
    if not isinstance(system, dict) or system.get("little_endian") is not True:
        raise CheckpointError(
            tr("{name} was saved on a machine with another order of bytes: save it again here.").format(name=file.name)
        )
    rooms, place = {}, stream.tell()
    for key in keys if isinstance(keys, list) else ():
        storage = storages.get(key) if isinstance(key, str) else None
        if storage is None or storage.size == 0:
            raise CheckpointError(
                tr("{name} is damaged, or holds numbers of a kind that cannot be read.").format(name=file.name)
            )
        begin = place + COUNT_LENGTH
        end = begin + int.from_bytes(file.read(place, COUNT_LENGTH), "little") * storage.size
        if end > file.size:
            raise CheckpointError(tr("{name} is cut short: copy or save it again.").format(name=file.name))
        rooms[key], place = (begin, end), end
    return TorchFile(file, root, rooms)


class _ShortReads(io.FileIO):
    """A file of which a hostile directory cannot have all read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MOST_DIRECTORY:
            raise ValueError("so large a directory has no archive of weights")
        return super().read(size) or b""


def _folder_of_weights(file: StoredFile, names: Collection[str]) -> str:
    """The folder in the archive that all is in, with its stroke."""
    if any("/code/" in name or name.endswith(("/constants.pkl", "/archive_format")) for name in names):
        raise CheckpointError(
            tr(
                "{name} holds a program (TorchScript), not only weights: save them with "
                "torch.save(model.state_dict(), ...)."
            ).format(name=file.name)
        )
    for name in names:
        if name.endswith("/data.pkl") and name.count("/") == 1:
            return name.removesuffix("data.pkl")
    raise CheckpointError(
        tr("{name} is an archive, but none of torch.save: there are no weights of torch in it.").format(name=file.name)
    )


def _room(file: StoredFile, stream: io.FileIO, entry: zipfile.ZipInfo) -> Room:
    """Where the bytes of a part lie in the file."""
    if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1 or entry.file_size != entry.compress_size:
        raise CheckpointError(
            tr("{name} was packed again after torch.save: unpack it and save its weights anew.").format(name=file.name)
        )
    stream.seek(entry.header_offset)
    mark, name_length, more_length = LOCAL_HEADER.unpack(stream.read(LOCAL_HEADER.size))
    begin = entry.header_offset + LOCAL_HEADER.size + name_length + more_length
    if mark != b"PK\3\4" or begin + entry.file_size > file.size:
        raise CheckpointError(tr("{name} is damaged or cut short: copy or save it again.").format(name=file.name))
    return begin, begin + entry.file_size


# the pickle


def _described(file: StoredFile, stream: io.BytesIO, storages: dict[str, _Storage]) -> Any:
    """The next pickle; `storages` gets what it refers to."""
    try:
        return read_pickle(stream, MAKERS, partial(_storage, storages))
    except ValueError as error:
        raise CheckpointError(
            tr("{name} is damaged: what it says of its weights cannot be read.").format(name=file.name)
        ) from error


def _storage(storages: dict[str, _Storage], named: Any) -> _Storage:
    kind, maker, key, _device, count, *_view = named
    known = kind == "storage" and isinstance(key, str) and type(count) is int and count >= 0
    if not known or not isinstance(maker, Foreign):
        raise ValueError("an unknown kind of reference")
    name = maker.name.rpartition(".")[2].removesuffix("Storage")
    dtype = "" if name == "Untyped" else STORAGES.get(name, "unknown")
    storages[key] = _Storage(dtype, key, count)
    return storages[key]


def _tensor(storage: Any, offset: Any, shape: Any, strides: Any, *more: Any, dtype: str | None = None) -> Any:
    flags = more[2] if len(more) > 2 else None  # conjugated or negated numbers
    dtype = storage.dtype if dtype is None else dtype
    whole = type(offset) is int and offset >= 0 and isinstance(shape, tuple) and isinstance(strides, tuple)
    if not whole or dtype not in BYTES_OF or flags:
        return Placeholder(UNREAD + "tensor", ())
    return NamedTensor(storage, dtype, offset, shape, strides)


def _tensor_with_dtype(*arguments: Any) -> Any:
    storage, offset, shape, strides, _grad, _hooks, dtype, *_more = arguments
    named = dtype.name.removeprefix("torch.") if isinstance(dtype, Foreign) else ""
    return _tensor(storage, offset, shape, strides, dtype=named)


def _tensor_of_a_class(maker: Any, _kind: Any, arguments: Any, _state: Any) -> Any:
    plain = isinstance(maker, Foreign) and maker.name.startswith("torch._utils.")
    known = MAKERS.get(maker.name) if plain else None
    return known(*arguments) if known else Placeholder(UNREAD + "tensor", ())


def _number(kind: Any, content: Any) -> Any:
    """A single number of numpy."""
    code = kind.arguments[0] if isinstance(kind, Placeholder) and kind.arguments else ""
    if code not in ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"):
        return Placeholder("numpy.scalar", ())
    return np.frombuffer(content, f"<{code}")[0].item()


def _parameter(tensor: Any, *_: Any) -> Any:
    return tensor


MAKERS: Makers = {
    "torch._utils._rebuild_tensor": _tensor,
    "torch._utils._rebuild_tensor_v2": _tensor,
    "torch._utils._rebuild_tensor_v3": _tensor_with_dtype,
    "torch._utils._rebuild_parameter": _parameter,
    "torch._utils._rebuild_parameter_with_state": _parameter,
    "torch._tensor._rebuild_from_type_v2": _tensor_of_a_class,
    "numpy.core.multiarray.scalar": _number,
    "numpy._core.multiarray.scalar": _number,
}
