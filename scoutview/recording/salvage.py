"""Saves what is whole in a damaged recording: every frame whose rows pass their checks, into a new file."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoutview.frame import Change, Frame, Mark, RunDescription
from scoutview.language import tr
from scoutview.recording.files import beside, check_target, logs_of, publish
from scoutview.recording.format import (
    DAMAGE,
    MEASURES_SCHEMA,
    SCHEMA,
    RecordingError,
    TrainingState,
    checksum,
    connect,
    frame_checksum,
    in_plain_words,
    unpack_exactly,
)
from scoutview.recording.linked import unpack_frame
from scoutview.recording.measured import StoredMeasures
from scoutview.recording.writer import RecordingWriter

HEADER_BYTES = 100
MOST_LONGER = 1000  # times its present length; a header that claims more is damaged itself
ENDED = ("finished", "stopped", "failed")


@dataclass(frozen=True)
class Salvaged:
    """What was saved: how many frames, the steps of frames that are lost, and what else is missing, in words."""

    frames: int
    lost: tuple[int, ...]
    missing: tuple[str, ...]


def salvage(source: Path, target: Path, *, force: bool = False) -> Salvaged:
    """Write all that is whole in `source` into a new recording; the damaged file stays as it is.

    Raises:
        RecordingError: nothing in it can be saved, or the target cannot be written.
    """
    check_target(target, force=force)
    _check_source(source, target)
    with in_plain_words(source), beside(target) as copy:
        _copy(source, copy)
        with closing(connect(copy, "rw")) as connection:
            return _Wreck(connection, source).save(target, force=force)


def _check_source(source: Path, target: Path) -> None:
    if not source.exists():
        raise RecordingError(tr("There is no file {source}.").format(source=source))
    if not source.is_file():
        raise RecordingError(tr("{name} is no ordinary file, so it is no recording.").format(name=source.name))
    if target.exists() and target.samefile(source):
        raise RecordingError(
            tr("{name} is the damaged recording itself: choose another name.").format(name=target.name)
        )


def _copy(source: Path, copy: Path) -> None:
    """The file with its log; where it was cut short, zeros to its full length, without which SQLite reads nothing."""
    for old, new in zip((source, *logs_of(source)), (copy, *logs_of(copy)), strict=True):
        if old.exists() and not old.name.endswith("-shm"):
            shutil.copyfile(old, new)
    with copy.open("r+b") as file:
        header = file.read(HEADER_BYTES)
        page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
        length = (65536 if page == 1 else page) * pages
        if header.startswith(b"SQLite format 3") and copy.stat().st_size < length <= MOST_LONGER * copy.stat().st_size:
            file.truncate(length)


class _Wreck:
    """A damaged recording. Only tables that are as they should be are read, row by row, and each row is checked."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._missing: list[str] = []
        tables = {sql for (sql,) in self._rows("SELECT sql FROM sqlite_master WHERE type = 'table'")}
        self._whole_tables = {statement.split()[2] for statement in SCHEMA if statement in tables}
        self._has_measures = set(MEASURES_SCHEMA) <= tables
        if not {"run", "frames", "metrics"} <= self._whole_tables:
            raise RecordingError(
                tr("Nothing of {name} can be saved: it is no recording, or its beginning is damaged.").format(
                    name=path.name
                )
            )

    def save(self, target: Path, *, force: bool) -> Salvaged:
        run = {name: value for name, value, kept in self._table("run", "name, value, checksum") if kept}
        if "description" not in run:
            raise RecordingError(
                tr("Nothing of {name} can be saved: what its run was cannot be read.").format(name=self._path.name)
            )
        description = RunDescription(**json.loads(run["description"]))
        steps = self._steps()
        frames = (frame for frame in map(self._frame, steps) if frame is not None)
        first = next(frames, None)
        if first is None:
            raise RecordingError(
                tr("Nothing of {name} can be saved: none of its frames is whole.").format(name=self._path.name)
            )
        saved = [first.step]
        with beside(target) as draft:
            planned = int(run.get("planned_steps", "0"))
            new = RecordingWriter.create(draft, description, self._assets(), first, planned_steps=planned, force=True)
            with closing(new) as writer:
                for frame in frames:
                    writer.add_frame(frame)
                    saved.append(frame.step)
                self._save_measures(writer)
                self._save_the_rest(writer, set(saved))
                state = run.get("state", "")
                writer.set_state(state if state in ENDED else "interrupted")
            publish(draft, target, force=force)
        return Salvaged(len(saved), tuple(sorted(set(steps) - set(saved))), tuple(self._missing))

    def _save_the_rest(self, writer: RecordingWriter, saved: set[int]) -> None:
        writer.add_marks(Mark(name, step) for name, step, kept in self._table("marks", "name, step, checksum") if kept)
        for step, name, value, kept in self._table("changes", "step, name, value, checksum"):
            if kept:
                writer.add_change(Change(step, name, value))
        with suppress(*DAMAGE):
            for step, seconds, numbers, arrays, kept in self._table(
                "training_state", "step, seconds, numbers, arrays, checksum"
            ):
                if kept:
                    state = TrainingState(step, seconds, unpack_exactly(arrays), json.loads(numbers))
                    writer.save_training_state(state)
                    return
        self._missing.append("what training on needs")

    def _save_measures(self, writer: RecordingWriter) -> None:
        """Those that are whole."""
        if not self._has_measures:
            return
        try:
            whole, lost = StoredMeasures(self._connection).whole()
        except sqlite3.Error:
            self._missing.append("its measures")
            return
        writer.add_measures(whole)
        self._missing += [f"the measure “{name}”" for name in lost]

    def _assets(self) -> dict[str, bytes]:
        assets = {name: content for name, content, kept in self._table("assets", "name, content, checksum") if kept}
        lost = [name for (name,) in self._rows("SELECT name FROM assets") if name not in assets]
        self._missing += [f"the part “{name}”" for name in lost]
        return assets

    def _steps(self) -> list[int]:
        """Of all frames there were, as far as any table still knows; scanned from both ends."""
        found: set[int] = set()
        for table in ("frames", "metrics"):
            for order in ("ASC", "DESC"):
                rows = self._rows(f"SELECT step FROM {table} ORDER BY step {order}")
                found |= {step for (step,) in rows if isinstance(step, int) and step >= 0}
        return sorted(found)

    def _frame(self, step: int) -> Frame | None:
        """The frame of this step; None where a row of it does not pass its check."""
        query = "SELECT seconds, checksum, weights_checksum, weights FROM frames WHERE step = ?"
        try:
            row = next(self._rows(query, step), None)
            if row is None:
                return None
            seconds, summary, expected, weights = row
            metrics = {
                name: float("nan") if value is None else float(value)
                for name, value in self._rows("SELECT name, value FROM metrics WHERE step = ?", step)
            }
            if checksum(weights) != expected or frame_checksum(step, seconds, metrics) != summary:
                return None
            return Frame(step, seconds, metrics, unpack_frame(weights, self._path.parent))
        except DAMAGE:
            return None

    def _table(self, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """Rows of this table; in place of its checksum, the last column, whether the row passes it."""
        if table not in self._whole_tables:
            return
        for *values, expected in self._rows(f"SELECT {columns} FROM {table}"):
            try:
                kept = checksum(*values) == expected
            except DAMAGE:
                kept = False
            yield (*values, kept)

    def _rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Rows until the first that cannot be read."""
        with suppress(sqlite3.Error):
            yield from self._connection.execute(query, values)
