"""Writes a recording: a commit per frame, so that nothing that was written is ever lost."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from scoutview.frame import Arrays, Change, Frame, Mark, RunDescription
from scoutview.language import tr
from scoutview.measure import Measure
from scoutview.observation import Question
from scoutview.recording.blob import Blob, packed
from scoutview.recording.files import beside, check_target, leave_log, publish, refuse_second_writer
from scoutview.recording.format import (
    APPLICATION_ID,
    FLOAT14,
    MOST_BYTES,
    SCHEMA,
    SQUEEZED_VERSION,
    RecordingError,
    TrainingState,
    check_schema,
    checksum,
    connect,
    frame_checksum,
    in_plain_words,
    pack_answer,
    this_writer,
)
from scoutview.recording.linked import LINKED_VERSION, LinkedWeights, pack_frame
from scoutview.recording.measured import StoredMeasures

# A frame is a long chain of pages, so large ones are faster; but of a frame's last page a part stays empty.
PAGE_BYTES = (16384, 32768, 65536)
PAGES_PER_FRAME = 50
SMALL_PAGE_BYTES = 2048  # a frame of 400 kB is read in 0.2 ms more
LOG_BYTES = 16_000_000  # then it is moved into the file, which waits for the disk


def check_size(size: int, part: str) -> None:
    """Raises RecordingError where so many bytes in one part ("a frame") are more than a recording holds."""
    if size > MOST_BYTES:
        raise RecordingError(
            tr(
                "The model is too large for a recording: {part} has {size:,.0f} MB, and at most "
                "{most:,.0f} MB are possible. Choose a smaller model."
            ).format(part=part, size=size / 1e6, most=MOST_BYTES / 1e6)
        )


class RecordingWriter:
    """The one writer of a recording. Everything it is given is in the file when the call returns."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, stored_weights: str, *, is_small: bool = False
    ) -> None:
        self.path = path
        self.connection = connection
        self._stored_weights = stored_weights
        self._is_small = is_small
        self._squeezes = is_small or stored_weights == FLOAT14

    @classmethod
    def create(
        cls,
        path: Path,
        description: RunDescription,
        assets: Mapping[str, bytes],
        first: Frame,
        *,
        planned_steps: int = 0,
        force: bool = False,
        is_small: bool = False,
    ) -> "RecordingWriter":
        """A new recording; the file appears under its name when frame 0 is in it.

        One that `is_small` takes less room and more time: what this writer adds is squeezed, whatever it is stored as.

        Raises:
            RecordingError: there is such a file and `force` is off, or it cannot be written there.
        """
        check_target(path, force=force)
        stored_weights = str(description.settings["stored_weights"])
        with beside(path) as draft:
            connection = connect(draft, "rwc")
            try:
                writer = cls(connection, path, stored_weights, is_small=is_small)
                writer._choose_pages(writer._packed(first).size)
                plain = SQUEEZED_VERSION if writer._squeezes else 1
                linked = isinstance(first.weights, LinkedWeights)
                writer._lay_out(description, assets, planned_steps, LINKED_VERSION if linked else plain)
                writer.add_frame(first)
            finally:
                connection.close()
            publish(draft, path, force=force)
        return cls._open(path, is_small=is_small)

    @classmethod
    def reopen(cls, path: Path) -> "RecordingWriter":
        """An existing recording, to write on.

        Raises:
            RecordingError: it is damaged, may not be written, or another program is writing it.
        """
        with in_plain_words(path), closing(connect(path, "rw")) as connection:
            check_schema(connection, path)
            refuse_second_writer(connection, path)
        return cls._open(path)

    @classmethod
    def _open(cls, path: Path, *, is_small: bool = False) -> "RecordingWriter":
        with in_plain_words(path):
            connection = connect(path, "rw")
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
                connection.execute(f"PRAGMA wal_autocheckpoint={LOG_BYTES // page_bytes}")
                connection.execute("PRAGMA cache_spill=OFF")  # a frame spilled half made is written twice
                connection.execute("PRAGMA secure_delete=OFF")  # on in some systems: writes zeros over what was let go
                (text,) = connection.execute("SELECT value FROM run WHERE name = 'description'").fetchone()
                stored_weights = str(json.loads(text)["settings"]["stored_weights"])
                writer = cls(connection, path, stored_weights, is_small=is_small)
                writer._set("writer", this_writer())
            except BaseException:
                connection.close()
                raise
        return writer

    @property
    def used_bytes(self) -> int:
        """What the contents take; pages that were let go of are used again and do not count."""
        with in_plain_words(self.path):
            pages, free, size = (
                self.connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "freelist_count", "page_size")
            )
        return int((pages - free) * size)

    def add_frame(self, frame: Frame, marks: Iterable[Mark] = ()) -> None:
        """Weights, metrics and marks in one commit. A frame of the same step is replaced.

        Raises:
            RecordingError: the disk is full, or the frame is too large.
        """
        weights = self._packed(frame)
        check_size(weights.size, tr("a frame"))
        summary = frame_checksum(frame.step, frame.seconds, frame.metrics)
        row = (frame.step, float(frame.seconds), summary, checksum(weights), weights.size)
        metrics = [(frame.step, name, float(value)) for name, value in frame.metrics.items()]
        with self._commit() as execute:
            if execute("DELETE FROM frames WHERE step = ?", (frame.step,)).rowcount:
                execute("DELETE FROM metrics WHERE step = ?", (frame.step,))
                self._note_revision()
            execute("INSERT INTO frames VALUES (?, ?, ?, ?, zeroblob(?))", row)
            self._fill("frames", "weights", frame.step, weights)
            self.connection.executemany("INSERT INTO metrics VALUES (?, ?, ?)", metrics)
            self._insert_marks(marks)

    def add_marks(self, marks: Iterable[Mark]) -> None:
        """Named steps. The first of a name stays."""
        with self._commit():
            self._insert_marks(marks)

    def add_change(self, change: Change) -> None:
        """Something that holds from a step on."""
        with self._commit():
            self._insert_change(change)

    def change_course(self, change: Change) -> None:
        """A change from which the training goes another way: what an earlier one had recorded beyond it goes."""
        with self._commit() as execute:
            for table in ("frames", "metrics", "marks"):
                execute(f"DELETE FROM {table} WHERE step >= ?", (change.step,))
            execute("DELETE FROM changes WHERE step >= ? AND name = ?", (change.step, change.name))
            StoredMeasures(self.connection).cut(change.step)
            self._note_revision()
            self._insert_change(change)

    def let_go(self, steps: Iterable[int], change: Change) -> None:
        """Drop these frames, and note the new spacing. The file stays as large; its free pages are used again."""
        rows = [(step,) for step in steps]
        with self._commit():
            self.connection.executemany("DELETE FROM frames WHERE step = ?", rows)
            self.connection.executemany("DELETE FROM metrics WHERE step = ?", rows)
            self._note_revision()
            self._insert_change(change)

    def add_measures(self, measures: Iterable[Measure], *, replace: bool = False) -> None:
        """Points of measures beside those that are there, in one commit; or `replace` the measures of these names.

        Raises:
            RecordingError: the disk is full, or one cannot be kept; then all is as it was.
        """
        stored = StoredMeasures(self.connection)
        with self._commit():
            for measure in measures:
                if replace:
                    stored.let_go(measure.name)
                stored.add(measure)

    def set_state(self, state: str) -> None:
        """training, paused, finished, stopped or failed."""
        with self._commit():
            self._set("state", state)

    def set_planned_steps(self, planned_steps: int) -> None:
        """How far the run means to go."""
        with self._commit():
            self._set("planned_steps", str(planned_steps))

    def save_training_state(self, state: TrainingState) -> None:
        """What training on needs; replaces the one before.

        Raises:
            RecordingError: the disk is full, or it is too large; the one before stays.
        """
        arrays, numbers = packed(state.arrays), json.dumps(dict(state.numbers))
        check_size(arrays.size, tr("what training on needs"))
        values = (state.step, float(state.seconds), numbers)
        row = (*values, checksum(*values, arrays), arrays.size)
        with self._commit() as execute:
            execute("DELETE FROM training_state")
            execute("INSERT INTO training_state VALUES (?, ?, ?, ?, zeroblob(?))", row)
            self._fill("training_state", "arrays", state.step, arrays)

    def keep_answers(self, step: int, probe_text: str, answers: Mapping[Question, Arrays]) -> None:
        """Answers that a window can show before the model is there; replaces all kept before."""
        rows = []
        for question, arrays in answers.items():
            content, text = pack_answer(arrays), question.to_text()
            rows.append((step, probe_text, text, checksum(step, probe_text, text, content), content))
        with self._commit() as execute:
            execute("DELETE FROM answers")
            self.connection.executemany(
                "INSERT INTO answers (step, probe, question, checksum, arrays) VALUES (?, ?, ?, ?, ?)", rows
            )

    def close(self) -> None:
        """End writing: everything in the one file, where no reader is attached. May be called again."""
        # A full disk or an attached reader leaves the log where it is; who opens the file next uses it.
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._set("writer", "")
            leave_log(self.connection)
        self.connection.close()

    # inside

    def _packed(self, frame: Frame) -> Blob:
        return pack_frame(frame.weights, self._stored_weights, self.path.parent, squeezes=self._squeezes)

    def _choose_pages(self, frame_bytes: int) -> None:
        fitting = [size for size in PAGE_BYTES if size * PAGES_PER_FRAME <= frame_bytes]
        if self._is_small:
            fitting = [SMALL_PAGE_BYTES]
        elif self._stored_weights == FLOAT14:  # where room counts more than speed
            fitting = []
        self.connection.execute(f"PRAGMA page_size={max(fitting, default=PAGE_BYTES[0])}")

    def _lay_out(
        self, description: RunDescription, assets: Mapping[str, bytes], planned_steps: int, version: int
    ) -> None:
        with in_plain_words(self.path):
            self.connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            self.connection.execute(f"PRAGMA user_version={version}")
            self.connection.execute("PRAGMA journal_mode=MEMORY")  # a draft that fails is thrown away
            for statement in SCHEMA:
                self.connection.execute(statement)
        with self._commit() as execute:
            self._set("description", json.dumps(asdict(description)))
            self._set("state", "training")
            self._set("planned_steps", str(planned_steps))
            self._set("revision", "0")
            self._set("writer", this_writer())
            for name, content in assets.items():
                execute("INSERT INTO assets VALUES (?, ?, ?)", (name, checksum(name, bytes(content)), bytes(content)))

    @contextmanager
    def _commit(self) -> Iterator[Callable[..., sqlite3.Cursor]]:
        """All or nothing. Yields `execute`."""
        with in_plain_words(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection.execute
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _fill(self, table: str, column: str, row: int, blob: Blob) -> None:
        """Put a blob's parts where there are zeros yet: bound to a statement it would be copied three times."""
        with self.connection.blobopen(table, column, row) as room:
            for part in blob.parts:
                room.write(part)

    def _set(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO run VALUES (?, ?, ?)", (name, value, checksum(name, value)))

    def _note_revision(self) -> None:
        """Tell readers that frames they know of have changed or gone."""
        (value,) = self.connection.execute("SELECT value FROM run WHERE name = 'revision'").fetchone()
        self._set("revision", str(int(value) + 1))

    def _insert_marks(self, marks: Iterable[Mark]) -> None:
        rows = [(mark.name, int(mark.step), checksum(mark.name, int(mark.step))) for mark in marks]
        self.connection.executemany("INSERT OR IGNORE INTO marks VALUES (?, ?, ?)", rows)

    def _insert_change(self, change: Change) -> None:
        values = (int(change.step), change.name, float(change.value))
        self.connection.execute(
            "INSERT INTO changes (step, name, value, checksum) VALUES (?, ?, ?, ?)", (*values, checksum(*values))
        )
