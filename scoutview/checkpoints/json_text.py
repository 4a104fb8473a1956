"""JSON of strangers: of bounded size and depth, and every number a number."""

import json
import math
from pathlib import Path
from typing import Any

from scoutview.checkpoints.stored_file import CheckpointError, StoredFile
from scoutview.language import tr

MOST_BYTES = 64_000_000
LONGEST_WHOLE = 20  # digits, those of 64 bits and a sign
MOST_VALUES = 2_000_000  # each takes some 100 bytes once it is read


def read_json_object(path: Path, *, most_bytes: int = MOST_BYTES, with_nan: bool = False) -> dict[str, Any]:
    """The object that a JSON file holds.

    Raises:
        CheckpointError: it is no JSON, no object, too large, too deep, or has a NaN where none is allowed.
    """
    file = StoredFile(path)
    if file.size > most_bytes:
        raise CheckpointError(
            tr("{name} has {size:,.0f} MB: no such file of a model has more than {most:g} MB.").format(
                name=file.name, size=file.size / 1e6, most=most_bytes / 1e6
            )
        )
    return parse_json_object(file.read(0, file.size), file.name, with_nan=with_nan)


def parse_json_object(content: bytes, name: str, *, with_nan: bool = False) -> dict[str, Any]:
    """The object in these bytes; `name` is how a sentence calls them.

    Raises:
        CheckpointError: as `read_json_object`.
    """
    if sum(content.count(mark) for mark in (b"[", b"{", b",")) > MOST_VALUES:
        raise CheckpointError(
            tr("{name} holds more than {most:,} values: it is no description of a model.").format(
                name=name, most=MOST_VALUES
            )
        )
    try:
        text = content.decode("utf-8-sig")
        read = json.loads(
            text,
            object_pairs_hook=_object_of_different_names,
            parse_constant=None if with_nan else _refused_constant,
            parse_float=None if with_nan else _finite,
            parse_int=_whole,
        )
    except RecursionError as error:
        raise CheckpointError(
            tr("{name} is nested too deeply: it is no description of a model.").format(name=name)
        ) from error
    except ValueError as error:
        raise CheckpointError(
            tr("{name} is not valid JSON ({reason}): save or copy it again.").format(name=name, reason=_reason(error))
        ) from error
    if not isinstance(read, dict):
        raise CheckpointError(tr("{name} is valid JSON, but no object with names and values.").format(name=name))
    return read


def _object_of_different_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError(tr("a name is in it twice"))
    return read


def _refused_constant(text: str) -> float:
    raise ValueError(tr("{text} is no number").format(text=text))


def _whole(text: str) -> int:
    if len(text) > LONGEST_WHOLE:
        raise ValueError(tr("{text}… is too large").format(text=text[:20]))
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(tr("{text} is too large").format(text=text[:20]))
    return number


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return tr("line {line}, {said}").format(line=error.lineno, said=f"{error.msg[:1].lower()}{error.msg[1:]}")
    if isinstance(error, UnicodeDecodeError):
        return tr("it is no text")
    return str(error)[:80]
