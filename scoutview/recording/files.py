"""Recordings as files: they appear whole, are moved and deleted with their logs, and never while somebody writes."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from scoutview.language import tr
from scoutview.recording.format import RecordingError, check_schema, connect, in_plain_words, is_alive


def check_target(path: Path, *, force: bool = False) -> None:
    """Refuse, before any work is done, a name under which no recording can appear.

    Raises:
        RecordingError: its folder is missing, or the name is taken.
    """
    check_folder(path)
    if path.is_dir():
        raise RecordingError(tr("{path} is a folder: give the name of a file in it.").format(path=path))
    if path.exists() and not force:
        raise RecordingError(
            tr("{name} exists already: choose another name, continue it, or allow replacing it.").format(name=path.name)
        )


def check_folder(path: Path) -> None:
    """Raises RecordingError where the folder that a file should appear in is missing."""
    if not path.parent.is_dir():
        raise RecordingError(
            tr("There is no folder {folder}: create it first, or choose another.").format(folder=path.parent)
        )


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A file in the making, in the same folder; whatever is left of it at the end goes.

    Raises:
        RecordingError: nothing can be written there.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with in_plain_words(path):
            draft.touch(exist_ok=False)
        yield draft
    finally:
        for leftover in (draft, *logs_of(draft)):
            with suppress(OSError):  # a read-only disk refuses this too, and that is told already
                leftover.unlink(missing_ok=True)


def publish(draft: Path, path: Path, *, force: bool) -> None:
    """Give a finished file its name, at once and whole.

    Raises:
        RecordingError: the name was taken meanwhile, or the file to be replaced is being written.
    """
    with in_plain_words(path):
        replaced = force and path.exists()
        if replaced:
            settle(path)
        if replaced or not path.exists():
            remove_logs(path)  # an old log would be played into the new file
        if replaced:
            draft.replace(path)
        else:
            _rename(draft, path)


def move_recording(path: Path, target: Path) -> None:
    """Rename a recording, what is still in its log included.

    Raises:
        RecordingError: it is being written, or the name is taken.
    """
    check_target(target)
    with in_plain_words(path):
        settle(path)
        _rename(path, target)
        remove_logs(path)


def delete_recording(path: Path) -> None:
    """Delete a recording and its log.

    Raises:
        RecordingError: it is being written, or may not be deleted.
    """
    with in_plain_words(path):
        settle(path)
        path.unlink()
        remove_logs(path)


def settle(path: Path) -> None:
    """Move what is in a log into the file itself, as far as nobody is attached. What is no database stays as it is.

    Raises:
        RecordingError: somebody is writing it.
    """
    with suppress(sqlite3.Error), closing(connect(path, "rw")) as connection:
        refuse_second_writer(connection, path)
        leave_log(connection)


def leave_log(connection: sqlite3.Connection) -> None:
    """Leave write-ahead mode, which needs a file that nobody else has open; otherwise an sqlite3.Error."""
    connection.execute("PRAGMA busy_timeout=0")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode=DELETE")


def refuse_second_writer(connection: sqlite3.Connection, path: Path) -> None:
    """Raises RecordingError where a living process writes this recording."""
    row = connection.execute("SELECT value FROM run WHERE name = 'writer'").fetchone()
    if row is not None and is_alive(row[0]):
        raise RecordingError(tr("{name} is being trained just now: stop that training first.").format(name=path.name))


def check_writable(path: Path) -> None:
    """Refuse, before any work is done, a recording that cannot be written on. Nothing in it changes.

    Raises:
        RecordingError: it is no recording, may not be written, or somebody is writing it.
    """
    with in_plain_words(path), closing(connect(path, "rw")) as connection:
        check_schema(connection, path)
        refuse_second_writer(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("UPDATE run SET value = value")
        finally:
            connection.execute("ROLLBACK")


def logs_of(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a recording while it is written."""
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def remove_logs(path: Path) -> None:
    for log in logs_of(path):
        log.unlink(missing_ok=True)


def _rename(path: Path, target: Path) -> None:
    """Rename, never over another file."""
    try:
        if os.name == "nt":
            path.rename(target)  # refuses there by itself
        else:
            _link(path, target)
    except FileExistsError as error:
        raise RecordingError(tr("{name} exists already: choose another name.").format(name=target.name)) from error


def _link(path: Path, target: Path) -> None:
    try:
        target.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, a memory stick for instance
        if target.exists():
            raise FileExistsError(target) from None
        path.rename(target)
    else:
        path.unlink()
