"""What a `.scout` file is: its tables, its versions, how arrays become bytes, and how its errors are told.

One SQLite database. The weights of a frame are one safetensors blob; metrics are rows, so that curves are read
without touching weights. Every row carries a checksum. Nothing in the file is ever executed or unpickled.
"""

from __future__ import annotations

import errno
import io
import json
import shutil
import socket
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import numpy as np
import safetensors.numpy
from safetensors import SafetensorError

from scoutview.errors import UserError
from scoutview.frame import Arrays, Change, read_only
from scoutview.language import tr
from scoutview.recording.blob import Blob, packed, squeezed, unsqueezed

if TYPE_CHECKING:
    import psutil

APPLICATION_ID = 0x53434F55  # "SCOU"
VERSION = 4  # the newest; a file has that of the first one that knew what is in it
SQUEEZED_VERSION = 2
MEASURED_VERSION = 4
MOST_BYTES = 500_000_000  # of one blob; SQLite's own bound is twice that
SAME_START_S = 2.0  # Linux knows only in whole seconds when it started
LARGEST_FLOAT16 = 65504.0
FLOAT14 = "float14"  # float16 without the last two bits of its fraction, squeezed
LARGEST_FLOAT14 = 65408.0

SCHEMA = (
    "CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT, checksum INTEGER) WITHOUT ROWID",
    "CREATE TABLE assets (name TEXT PRIMARY KEY, checksum INTEGER, content BLOB)",
    "CREATE TABLE frames (step INTEGER PRIMARY KEY, seconds REAL, checksum INTEGER, weights_checksum INTEGER,"
    " weights BLOB)",
    "CREATE TABLE metrics (step INTEGER, name TEXT, value REAL, PRIMARY KEY (step, name)) WITHOUT ROWID",
    "CREATE TABLE marks (name TEXT PRIMARY KEY, step INTEGER, checksum INTEGER) WITHOUT ROWID",
    "CREATE TABLE changes (number INTEGER PRIMARY KEY, step INTEGER, name TEXT, value REAL, checksum INTEGER)",
    "CREATE TABLE training_state (step INTEGER PRIMARY KEY, seconds REAL, numbers TEXT, checksum INTEGER, arrays BLOB)",
    "CREATE TABLE answers (number INTEGER PRIMARY KEY, step INTEGER, probe TEXT, question TEXT, checksum INTEGER,"
    " arrays BLOB)",
)
# Only in a file with measures.
MEASURES_SCHEMA = (
    "CREATE TABLE measures (name TEXT PRIMARY KEY, about TEXT, checksum INTEGER) WITHOUT ROWID",
    "CREATE TABLE measured (name TEXT, number INTEGER, checksum INTEGER, points BLOB, PRIMARY KEY (name, number))"
    " WITHOUT ROWID",
)


class RecordingError(UserError):
    """A recording that cannot be read or written; the sentence says which, why, and what would help."""


@dataclass(frozen=True, eq=False)
class TrainingState:
    """All that training on needs: the newest raw weights, their average, optimizers and generator, as named arrays.

    `numbers` holds what an optimizer keeps that is no array. The learning rate is no part of it: that follows from
    the settings, the step and the recorded changes.
    """

    step: int
    seconds: float
    arrays: Arrays
    numbers: Mapping[str, float | int | bool | None]


@dataclass(frozen=True, eq=False)
class RunPoint:
    """How a run stood at a frame, as far as its recording knows: rates that were changed, and the state if it is there.

    A recording holds one training state only, mostly that of its newest frame. `retraces`: elsewhere the run may be
    trained again up to the frame, which takes as long as it took then.
    """

    changes: tuple[Change, ...] = ()
    state: TrainingState | None = None
    retraces: bool = False


# rows


def checksum(*values: Any) -> int:
    """The CRC-32 of a row; bytes and blobs as they are, everything else by its JSON."""
    total = 0
    for value in values:
        if isinstance(value, Blob):
            total = value.checksum(total)
        else:
            total = zlib.crc32(value if isinstance(value, bytes) else json.dumps(value, sort_keys=True).encode(), total)
    return total


def frame_checksum(step: int, seconds: float, metrics: Mapping[str, float]) -> int:
    """Of all of a frame but its weights."""
    return checksum(step, float(seconds), {name: float(value) for name, value in metrics.items()})


# arrays


def pack_weights(weights: Arrays, stored: str = "float32", *, squeezes: bool = False) -> Blob:
    """One safetensors blob; floating-point arrays become `stored`, float16 no wider, others stay what they are."""
    blob = packed({name: _stored(array, stored) for name, array in weights.items()})
    return squeezed(blob) if squeezes else blob


def unpack_weights(content: bytes, *, as_stored: bool = False) -> dict[str, np.ndarray]:
    """Read-only arrays, floating-point ones as float32, or `as_stored`."""
    arrays = safetensors.numpy.load(unsqueezed(content, MOST_BYTES))
    return {name: read_only(array if as_stored else _shown(array)) for name, array in sorted(arrays.items())}


def _stored(array: np.ndarray, dtype: str) -> np.ndarray:
    if array.dtype.kind != "f":
        return array
    if dtype == FLOAT14:
        return _rounded(np.clip(array, -LARGEST_FLOAT14, LARGEST_FLOAT14).astype(np.float16))
    if dtype == "float32" and array.dtype == np.float16:
        return array
    if dtype == "float16":
        array = np.clip(array, -LARGEST_FLOAT16, LARGEST_FLOAT16)  # a huge weight stays huge instead of infinite
    return array.astype(dtype, copy=False)


def _rounded(array: np.ndarray) -> np.ndarray:
    """float16 to the nearest of the numbers whose last two bits are 0, of two as near the one with a 0 before."""
    bits = array.view(np.uint16)
    return ((bits + 1 + ((bits >> 2) & 1)) & np.uint16(0xFFFC)).view(np.float16)


def _shown(array: np.ndarray) -> np.ndarray:
    return array.astype(np.float32, copy=False) if array.dtype.kind == "f" else array


def unpack_exactly(content: bytes) -> dict[str, np.ndarray]:
    return safetensors.numpy.load(content)


def pack_answer(arrays: Arrays) -> bytes:
    """An answer as npz: unlike safetensors it holds text."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def unpack_answer(content: bytes) -> dict[str, np.ndarray]:
    """The arrays of an answer, read-only."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
            raise ValueError("an answer unpacks to more than it may")
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return {name: read_only(arrays[name]) for name in arrays.files}


# connections


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that runs nothing the file brings along. `mode`: ro, rw or rwc, or immutable."""
    # The file is never opened but through SQLite: closing any other handle drops the locks of this process.
    location = path.absolute().as_posix()
    query = "immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"file://{'' if location.startswith('/') else '/'}{quote(location)}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is no recording of a version this program reads.

    Raises:
        RecordingError: it is something else, or newer, or has tables, views or triggers that no recording has.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise RecordingError(tr("{name} is not a ScoutView recording.").format(name=path.name))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise RecordingError(
            tr(
                "{name} was made by a newer version of ScoutView (file version {version}, this program reads "
                "up to {newest}): update ScoutView to open it."
            ).format(name=path.name, version=version, newest=VERSION)
        )
    # sqlite_schema lists the indexes of primary keys without a statement.
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    if {sql for (sql,) in rows} != {*SCHEMA, *(MEASURES_SCHEMA if version >= MEASURED_VERSION else ())}:
        raise RecordingError(
            tr("{name} is damaged or not a ScoutView recording: its tables are not as they should.").format(
                name=path.name
            )
        )


# who writes


def this_writer(process_id: int | None = None) -> str:
    """Names this process, or that one, so that others can see whether the writer of a recording is still alive.

    "" where there is no such process any more.
    """
    import psutil

    try:
        process = psutil.Process(process_id)
    except psutil.NoSuchProcess:
        return ""
    return json.dumps({"host": socket.gethostname(), "pid": process.pid, "started": _started_s(process)})


def is_alive(writer: str) -> bool:
    """Whether the process that `this_writer` named still runs; taken for alive where that cannot be known."""
    import psutil

    if not writer:
        return False
    named = json.loads(writer)
    if named["host"] != socket.gethostname():
        return True
    try:
        # A later process may have got the same number.
        return abs(_started_s(psutil.Process(named["pid"])) - named["started"]) < SAME_START_S
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def _started_s(process: psutil.Process) -> float:
    """When it began; on Linux counted from the start of the machine, for there a clock that is set moves the rest."""
    import psutil

    return process.create_time() - (psutil.boot_time() if psutil.LINUX else 0.0)


# errors

# What a damaged or hostile blob can raise besides SQLite's own errors.
DAMAGE = (SafetensorError, zipfile.BadZipFile, ValueError, TypeError, KeyError, EOFError, MemoryError, OverflowError)
_NO_SPACE = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))  # Windows has no quotas


@contextmanager
def in_plain_words(path: Path, what: str = "") -> Iterator[None]:
    """Tell whatever goes wrong inside as one sentence. `what` is the damaged part, the whole file unless told.

    Raises:
        RecordingError: instead of any error of SQLite, the file system or a damaged blob.
    """
    try:
        yield
    except UserError:
        raise
    except (sqlite3.Error, OSError) as error:
        raise RecordingError(_sentence(path, error, what)) from error
    except DAMAGE as error:
        raise RecordingError(what or damaged(path)) from error


def damaged(path: Path) -> str:
    """The sentence for a file that cannot be read, and what can be tried."""
    return tr(
        "{name} is damaged or was cut short: it cannot be read as a recording, but “scoutview repair "
        "{name} -o NEW.scout” may save what is whole in it."
    ).format(name=path.name)


def _sentence(path: Path, error: sqlite3.Error | OSError, what: str) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the upper bits only say where it happened
    number = error.errno if isinstance(error, OSError) else None
    if code == sqlite3.SQLITE_FULL or number in _NO_SPACE or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return tr("The disk is full, so {name} cannot grow: free some space; what was written before is safe.").format(
            name=path.name
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return tr("{name} is in use by another program; try again when it has finished.").format(name=path.name)
    if code == sqlite3.SQLITE_READONLY or number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return tr("{name} may not be written in {folder}: choose a folder that allows it.").format(
            name=path.name, folder=path.parent
        )
    if code == sqlite3.SQLITE_NOTADB:
        return tr("{name} is not a ScoutView recording.").format(name=path.name)
    if code == sqlite3.SQLITE_TOOBIG:
        return tr("{name} cannot hold so much at once: a part may have at most {most} MB.").format(
            name=path.name, most=MOST_BYTES // 10**6
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return tr("{name} cannot be opened: it is missing or may not be read.").format(name=path.name)
    if code == sqlite3.SQLITE_IOERR or number is not None:
        return tr("{name} cannot be read or written: {error}.").format(name=path.name, error=error)
    return what or damaged(path)


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < 2**20
