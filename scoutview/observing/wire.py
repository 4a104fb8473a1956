"""What the window and the program that answers for it say to each other: messages of values and arrays, over two pipes.

A message is its two sizes, a JSON head, and the bytes of all arrays, written at once. Never more than one is under way
in either direction: the window asks, the program replies.
"""

import base64
import dataclasses
import io
import json
import math
import os
import struct
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.errors import InterventionError, UsageError, UserError
from scoutview.frame import Arrays, Change, read_only
from scoutview.observation import Question
from scoutview.probe import Probe
from scoutview.recording.format import RunPoint, TrainingState
from scoutview.recording.linked import LinkedWeights, MovedError

_SIZES = struct.Struct("<QQ")  # of the head, padding included, and of the bytes behind it
_ALIGNED = 16  # arrays begin at multiples of it
_AT_FIRST = 65_536  # bytes asked for before the size of a message is known
_PIPE_BYTES = 1_048_576  # what a pipe may hold, where that can be chosen: the most that Linux grants everybody
_ERRORS: Mapping[str, type[UserError]] = {kind.__name__: kind for kind in (UserError, UsageError, MovedError)}


@dataclass(frozen=True, eq=False)
class Message:
    """Values that JSON can hold, and groups of named arrays."""

    values: Mapping[str, Any]
    arrays: Sequence[Arrays] = ()


class UnexpectedError(Exception):
    """What nobody foresaw went wrong in the other program. Its text is the traceback from there."""


class Wire:
    """One end of it: a pipe to read from and one to write to, closed with it. One thread at a time."""

    def __init__(self, reads: int, writes: int) -> None:
        for end in (reads, writes):
            _widen(end)
        self._reads, self._writes = io.FileIO(reads, "r"), io.FileIO(writes, "w")

    def send(self, message: Message) -> None:
        """Raises OSError where nobody reads any more."""
        left = memoryview(_packed(message))
        while left:
            left = left[self._writes.write(left) :]

    def receive(self) -> Message:
        """Wait for the next one, whose arrays are read-only views of what came.

        Raises:
            EOFError: there is none: the other end is closed.
        """
        first = self._some()
        while len(first) < _SIZES.size:
            first += self._some()
        head, rest = _SIZES.unpack_from(first)
        whole = bytearray(_SIZES.size + head + rest)
        whole[: len(first)] = first
        left = memoryview(whole)[len(first) :]
        while left:
            count = self._reads.readinto(left)
            if not count:
                raise EOFError
            left = left[count:]
        return _unpacked(whole, head)

    def close(self) -> None:
        for end in (self._writes, self._reads):
            with suppress(OSError):
                end.close()

    def _some(self) -> bytes:
        some = self._reads.read(_AT_FIRST)
        if not some:
            raise EOFError
        return some


def _widen(pipe: int) -> None:
    """Let it hold a whole frame, so that neither side waits for the other in the middle of it."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _packed(message: Message) -> bytes:
    kinds = [[[name, array.dtype.str, array.shape] for name, array in group.items()] for group in message.arrays]
    head = json.dumps([message.values, kinds], default=_plain).encode()
    head += b" " * (-(_SIZES.size + len(head)) % _ALIGNED)
    parts: list[bytes] = []
    for group in message.arrays:
        for array in group.values():
            if array.dtype.hasobject:
                raise TypeError(f"arrays of {array.dtype} cannot be sent")
            parts.append(array.tobytes())
            if len(parts[-1]) % _ALIGNED:
                parts.append(bytes(-len(parts[-1]) % _ALIGNED))
    sizes = _SIZES.pack(len(head), sum(map(len, parts)))
    return b"".join([sizes, head, *parts])


def _plain(value: Any) -> Any:
    """A number of numpy's as one of Python's."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} cannot be sent")


def _unpacked(whole: bytearray, head: int) -> Message:
    values, kinds = json.loads(whole[_SIZES.size : _SIZES.size + head])
    groups, place = [], _SIZES.size + head
    for group in kinds:
        arrays = {}
        for name, kind, shape in group:
            dtype, count = np.dtype(kind), math.prod(shape)
            has_bytes = dtype.itemsize * count > 0
            flat = np.frombuffer(whole, dtype, count, place) if has_bytes else np.zeros(count, dtype)
            arrays[name] = read_only(flat.reshape(shape))
            place += flat.nbytes + -flat.nbytes % _ALIGNED
        groups.append(arrays)
    return Message(values, groups)


def values_of_probe(probe: Probe) -> dict[str, Any]:
    """Its fields, as JSON can hold them."""
    fields = {field.name: getattr(probe, field.name) for field in dataclasses.fields(probe)}
    return {
        name: {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for name, value in fields.items()
    }


def probe_of_values(kind: type[Probe], values: Mapping[str, Any]) -> Probe:
    """The probe of this class with these fields."""
    return kind(**{name: _field(value) for name, value in values.items()})


def _field(value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"])
    return tuple(value) if isinstance(value, list) else value


def values_of_question(question: Question) -> list[Any]:
    """Its name and choices, as JSON can hold them."""
    return [question.name, question.choices, question.unchanged]


def question_of_values(values: Sequence[Any]) -> Question:
    name, choices, unchanged = values
    return Question(name, tuple((key, value) for key, value in choices), unchanged)


def values_of_linked(weights: LinkedWeights) -> list[str]:
    """Where linked weights are: the recording's folder, and what its frame holds of them."""
    return [str(weights.folder), b"".join(bytes(part) for part in weights.to_blob().parts).decode("latin-1")]


def linked_of_values(values: Sequence[str]) -> LinkedWeights:
    return LinkedWeights.from_bytes(values[1].encode("latin-1"), Path(values[0]))


def values_of_run(run: RunPoint) -> dict[str, Any]:
    """How a run stood, but for the arrays of its training state, as JSON can hold it."""
    state = run.state
    told = None if state is None else [state.step, state.seconds, dict(state.numbers)]
    changes = [dataclasses.astuple(change) for change in run.changes]
    return {"changes": changes, "state": told, "retraces": run.retraces}


def run_of_values(values: Mapping[str, Any], arrays: Arrays) -> RunPoint:
    changes = tuple(Change(*each) for each in values["changes"])
    if values["state"] is None:
        return RunPoint(changes, None, values["retraces"])
    step, seconds, numbers = values["state"]
    state = TrainingState(step, seconds, arrays, numbers)
    return RunPoint(changes, state, values["retraces"])


def values_of_error(error: Exception) -> dict[str, str]:
    """What is to be said of it elsewhere; call it where the error was caught."""
    if isinstance(error, InterventionError):
        return {"kind": "intervention", "sentence": str(error), "text": error.text}
    if isinstance(error, UserError):
        kind = next(each.__name__ for each in type(error).__mro__ if each.__name__ in _ERRORS)
        return {"kind": kind, "sentence": str(error)}
    return {"kind": "", "sentence": traceback.format_exc()}


def error_of_values(values: Mapping[str, str]) -> Exception:
    """The same error, to be raised here; an UnexpectedError where it is none for the user."""
    if values["kind"] == "intervention":
        return InterventionError(values["sentence"], values["text"])
    return _ERRORS.get(values["kind"], UnexpectedError)(values["sentence"])


def pipe_ends() -> tuple[tuple[int, int], tuple[int, int]]:
    """Two new pipes: what the window reads and writes, and what the program does; none is inherited."""
    here_reads, there_writes = os.pipe()
    there_reads, here_writes = os.pipe()
    return (here_reads, here_writes), (there_reads, there_writes)
