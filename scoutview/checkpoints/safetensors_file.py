"""The header of a safetensors file, every place in it checked against the file.

Source: the format section of the README of github.com/huggingface/safetensors.
"""

from typing import Any

from scoutview.checkpoints.json_text import parse_json_object
from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.checkpoints.stored_tensor import StoredTensor, shown, stored_tensor
from scoutview.language import tr

HEADER_LENGTH = 8  # bytes, which say how long the header is
LONGEST_HEADER = 32_000_000  # bytes; the format allows 100 MB, the largest models have 0.1 MB a file
METADATA = "__metadata__"
TYPES = {
    "BOOL": "bool", "U8": "uint8", "I8": "int8", "U16": "uint16", "I16": "int16", "U32": "uint32", "I32": "int32",
    "U64": "uint64", "I64": "int64", "F16": "float16", "BF16": "bfloat16", "F32": "float32", "F64": "float64",
    "F8_E4M3": "float8_e4m3fn", "F8_E5M2": "float8_e5m2", "F8_E8M0": "float8_e8m0fnu", "C64": "complex64",
    "F8_E4M3FNUZ": "float8_e4m3fnuz", "F8_E5M2FNUZ": "float8_e5m2fnuz",
}  # fmt: skip


def safetensors_in(file: StoredFile) -> dict[str, StoredTensor]:
    """The tensors of a safetensors file by their names, in the order of its header.

    Raises:
        CheckpointError: it is damaged; the sentence says where.
    """
    header, begin = _header(file)
    tensors = {name: _tensor(file, name, entry, begin) for name, entry in header.items() if name != METADATA}
    _check_places(file, tensors, begin)
    return tensors


def _header(file: StoredFile) -> tuple[dict[str, Any], int]:
    """And where its numbers begin."""
    if file.size < HEADER_LENGTH:
        raise CheckpointError(
            tr("{name} has {size} bytes: it is no safetensors file, or only its start.").format(
                name=file.name, size=file.size
            )
        )
    length = int.from_bytes(file.read(0, HEADER_LENGTH), "little")
    if length > file.size - HEADER_LENGTH:
        raise CheckpointError(
            tr(
                "{name} is no safetensors file, or cut short: its header should have {length:,} bytes, and "
                "the whole file has {size:,}."
            ).format(name=file.name, length=length, size=file.size)
        )
    if length > LONGEST_HEADER:
        raise CheckpointError(
            tr("{name} has a header of {length:,.0f} MB: no model needs so long a one.").format(
                name=file.name, length=length / 1e6
            )
        )
    content = file.read(HEADER_LENGTH, length)
    return parse_json_object(content, tr("the header of {name}").format(name=file.name)), HEADER_LENGTH + length


def _tensor(file: StoredFile, name: str, entry: Any, begin: int) -> StoredTensor:
    try:
        kind, shape, (first, end) = entry["dtype"], entry["shape"], entry["data_offsets"]
        whole = isinstance(kind, str) and isinstance(shape, list) and type(first) is type(end) is int
    except (TypeError, KeyError, ValueError):
        whole = False
    if not whole:
        raise CheckpointError(
            tr("{name} is damaged: its header does not say where “{tensor}” is.").format(
                name=file.name, tensor=shown(name)
            )
        )
    if kind not in TYPES:
        raise CheckpointError(
            tr("{name} stores “{tensor}” as {kind}: such numbers cannot be read.").format(
                name=file.name, tensor=shown(name), kind=shown(kind)
            )
        )
    tensor = stored_tensor(file, name, TYPES[kind], shape, (begin + first, begin + end))
    if first < 0 or tensor.nbytes != end - first:
        raise CheckpointError(
            tr("{name} is damaged: “{tensor}” of {size:,} bytes stands where {room:,} are.").format(
                name=file.name, tensor=shown(name), size=tensor.nbytes, room=end - first
            )
        )
    return tensor


def _check_places(file: StoredFile, tensors: dict[str, StoredTensor], begin: int) -> None:
    """One after the other, without gaps, to the end of the file: so the format has it."""
    there = begin
    for name, tensor in sorted(tensors.items(), key=lambda each: (each[1].begin, each[1].nbytes)):
        if tensor.begin != there:
            told = tr("{name} is damaged: “{tensor}” leaves a gap before it.")
            told = tr("{name} is damaged: “{tensor}” overlaps another tensor.") if tensor.begin < there else told
            raise CheckpointError(told.format(name=file.name, tensor=shown(name)))
        there += tensor.nbytes
    if there != file.size:
        raise CheckpointError(
            tr("{name} is damaged: {size:,} bytes at its end belong to no tensor.").format(
                name=file.name, size=file.size - there
            )
        )
