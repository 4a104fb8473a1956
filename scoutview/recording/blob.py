"""Arrays as one safetensors blob that is never put together in memory: its parts are written one after the other.

A squeezed blob is a mark, the header of a safetensors blob as it is, and then its numbers, compressed.

Source: the format section of the README of github.com/huggingface/safetensors.
"""

import json
import math
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

TYPES = {"b1": "BOOL", "f2": "F16", "f4": "F32", "f8": "F64", "c8": "C64"} | {
    f"{kind}{size}": f"{kind.upper()}{8 * size}" for kind in "iu" for size in (1, 2, 4, 8)
}
BYTES_OF = {name: int(kind[1:]) for kind, name in TYPES.items()}
HEADER_LENGTH = 8  # bytes, which say how long the header is
LONGEST_HEADER = 100_000_000  # bytes, as in the format
ALIGNED = 8  # bytes; the header is filled up with spaces
SQUEEZED = b"SQUEEZED"  # in place of the length of a header: no header is so long


@dataclass(frozen=True, eq=False)
class Blob:
    """Bytes in parts: a header, then each array as it is in memory."""

    parts: tuple[bytes | memoryview, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(memoryview(part).nbytes for part in self.parts)

    def checksum(self, before: int = 0) -> int:
        """The CRC-32 of all parts, going on from that of what came before."""
        for part in self.parts:
            before = zlib.crc32(part, before)
        return before


def packed(arrays: Mapping[str, np.ndarray]) -> Blob:
    """These arrays, every bit as it is; nothing is copied unless an array has gaps.

    Raises:
        ValueError: safetensors knows no numbers of this kind.
    """
    # the widest numbers first, so that each array begins at a multiple of its numbers' size
    names = sorted(arrays, key=lambda name: (-arrays[name].dtype.itemsize, name))
    parts = [_plain(arrays[name]) for name in names]
    header, begin = {}, 0
    for name, part in zip(names, parts, strict=True):
        end = begin + part.nbytes
        shape = list(arrays[name].shape)
        header[name] = {"dtype": _type(arrays[name]), "shape": shape, "data_offsets": [begin, end]}
        begin = end
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % ALIGNED)
    return Blob((len(text).to_bytes(HEADER_LENGTH, "little") + text, *(part.data for part in parts)))


def squeezed(blob: Blob) -> Blob:
    """The same in fewer bytes: of each array first the last bytes of all numbers, then those before, all compressed.

    The first bytes of weights, sign and exponent, are much alike; side by side they take less. It takes time.
    """
    header, *arrays = blob.parts
    squeezer = zlib.compressobj()
    parts = [squeezer.compress(_planes(memoryview(part))) for part in arrays]
    return Blob((SQUEEZED + bytes(header), *parts, squeezer.flush()))


def unsqueezed(content: bytes, most: int) -> bytes:
    """The safetensors blob of a squeezed one; any other content as it is.

    Raises:
        ValueError: it is damaged, or would have more than `most` bytes.
    """
    if not content.startswith(SQUEEZED):
        return content
    begin = len(SQUEEZED) + HEADER_LENGTH
    size = int.from_bytes(content[len(SQUEEZED) : begin], "little")
    header = json.loads(content[begin : begin + size])
    entries = sorted((each["data_offsets"], each["dtype"]) for name, each in header.items() if name != "__metadata__")
    length = max((end for (_, end), _ in entries), default=0)
    if length > most:
        raise ValueError("it unpacks to more than it may")
    unpacker = zlib.decompressobj()
    planes = unpacker.decompress(content[begin + size :], length + 1)
    if len(planes) != length or not unpacker.eof:
        raise ValueError("its numbers are not whole")
    numbers = (_whole(planes[start:end], BYTES_OF[kind]) for (start, end), kind in entries)
    return b"".join((content[len(SQUEEZED) : begin + size], *numbers))


def _planes(part: memoryview) -> bytes:
    """The bytes of numbers, the last of all numbers first."""
    numbers = np.frombuffer(part.cast("B"), np.uint8).reshape(-1, part.itemsize)
    return numbers[:, ::-1].T.tobytes()


def _whole(planes: bytes, size: int) -> bytes:
    return np.frombuffer(planes, np.uint8).reshape(size, -1)[::-1].T.tobytes()


def learned_in(length: bytes, read: Callable[[int], bytes]) -> int:
    """How many floating-point numbers a blob holds; `read` gives what follows the length of its header.

    Raises:
        ValueError: this is no such blob.
    """
    length = read(HEADER_LENGTH) if length == SQUEEZED else length
    size = int.from_bytes(length, "little")
    if len(length) < HEADER_LENGTH or size > LONGEST_HEADER:
        raise ValueError("this is no header")
    header = json.loads(read(size))
    arrays = [entry for name, entry in header.items() if name != "__metadata__"]
    return sum(math.prod(entry["shape"]) for entry in arrays if entry["dtype"].startswith(("F", "BF")))


def _plain(array: np.ndarray) -> np.ndarray:
    """Flat, without gaps, the lowest byte of each number first."""
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<")).reshape(-1)


def _type(array: np.ndarray) -> str:
    kind = f"{array.dtype.kind}{array.dtype.itemsize}"
    if kind not in TYPES:
        raise ValueError(f"safetensors has no {array.dtype}")
    return TYPES[kind]
