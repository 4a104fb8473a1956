"""Reads a recording, also one that another process is still writing. It changes nothing in it."""

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Change, Curves, Frame, Mark, RunDescription
from scoutview.language import tr
from scoutview.measure import Measure
from scoutview.observation import Question
from scoutview.recording.blob import HEADER_LENGTH, learned_in
from scoutview.recording.curves import GrowingCurves
from scoutview.recording.files import beside, check_target, logs_of, publish, settle
from scoutview.recording.format import (
    RecordingError,
    RunPoint,
    TrainingState,
    check_schema,
    checksum,
    connect,
    damaged,
    frame_checksum,
    in_plain_words,
    is_alive,
    unpack_answer,
    unpack_exactly,
)
from scoutview.recording.linked import LINKED, LinkedWeights, unpack_frame
from scoutview.recording.measured import StoredMeasures
from scoutview.recording.writer import RecordingWriter

ALIVE_CHECK_S = 1.0
LIVE_STATES = ("training", "paused")


class LetGoError(RecordingError):
    """A frame that was there when the file was last looked at, and is no more."""


class RecordedFrame:
    """One frame of a recording; its weights are read when asked for."""

    def __init__(self, recording: "Recording", step: int, seconds: float) -> None:
        self.step = step
        self.seconds = seconds
        self._recording = recording

    @cached_property
    def metrics(self) -> Mapping[str, float]:
        return self._recording._metrics_at(self.step)

    @cached_property
    def weights(self) -> Arrays:
        """Read-only arrays by name, floating-point ones as float32.

        Raises:
            RecordingError: this frame is damaged; others may be whole.
        """
        return self._recording._weights_at(self.step)


class Recording:
    """A recording, to be read from any one thread at a time. `len`, `[i]` and iteration give its frames.

    What is known of it is as new as the last `refresh`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._curves = GrowingCurves()
        self._measures = StoredMeasures(connection)
        self._marks: tuple[Mark, ...] = ()
        self._changes: tuple[Change, ...] = ()
        self._values: dict[str, str] = {}
        self._seen_version = -1
        self._checked_s = -ALIVE_CHECK_S
        self._writer_lives = False

    @classmethod
    def open(cls, path: str | Path) -> "Recording":
        """A recording, finished or not.

        Raises:
            RecordingError: there is none, it is damaged, or newer than this program.
        """
        path = Path(path)
        if not path.exists():
            raise RecordingError(tr("There is no file {path}.").format(path=path))
        if not path.is_file():
            said = tr("{name} is no ordinary file, not a recording.")
            said = tr("{name} is a folder, not a recording.") if path.is_dir() else said
            raise RecordingError(said.format(name=path.name))
        if path.stat().st_size == 0:
            raise RecordingError(tr("{name} is empty: it is not a ScoutView recording.").format(name=path.name))
        with in_plain_words(path):
            connection = _connect(path)
            recording = cls(path, connection)
            try:
                check_schema(connection, path)
                recording._check_length()
                recording.refresh()
                recording._check_beginning()
            except BaseException:
                connection.close()
                raise
        return recording

    def close(self) -> None:
        """End reading. The last one to close a finished recording clears its log away."""
        ended = self.state not in LIVE_STATES
        self._connection.close()
        if ended and logs_of(self.path)[0].exists():
            with suppress(UserError):
                settle(self.path)

    def __enter__(self) -> "Recording":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # frames

    def __len__(self) -> int:
        return len(self._curves)

    def __getitem__(self, index: int) -> RecordedFrame:
        return RecordedFrame(self, int(self.steps[index]), float(self._curves.seconds[index]))

    def __iter__(self) -> Iterator[RecordedFrame]:
        return (self[index] for index in range(len(self)))

    @property
    def steps(self) -> np.ndarray:
        """(frames,) int64, increasing."""
        return self._curves.steps

    def position_of(self, step: int) -> int:
        """The index of the newest frame at or before this step; 0 where there is none."""
        return max(0, int(np.searchsorted(self.steps, step, side="right")) - 1)

    def frame_at(self, step: int, *, as_stored: bool = False) -> Frame:
        """The newest frame at or before this step, its weights loaded.

        Floating-point arrays are float32; `as_stored`, where they are only copied elsewhere, also float16.

        Raises:
            RecordingError: it is damaged; others may be whole.
        """
        try:
            return self._whole_frame_at(step, as_stored)
        except LetGoError:  # the run was thinned meanwhile
            self.refresh()
            return self._whole_frame_at(step, as_stored)

    # the run

    @property
    def description(self) -> RunDescription:
        return RunDescription(**json.loads(self._values["description"]))

    @property
    def planned_steps(self) -> int:
        return int(self._values["planned_steps"])

    @property
    def state(self) -> str:
        """training, paused, finished, stopped, failed, or interrupted where the writer died."""
        state = self._values["state"]
        return "interrupted" if state in LIVE_STATES and not self._is_written() else state

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    @property
    def changes(self) -> tuple[Change, ...]:
        return self._changes

    def curves(self) -> Curves:
        """The metrics of all frames, marks and changes, without measures; cheap, no weights are read."""
        return self._curves.snapshot(self._marks, self._changes, self.planned_steps)

    def measures(self) -> tuple[Measure, ...]:
        """The measures as they are in the file now, by name. A damaged one is left out: `verify` tells of it."""
        return self._all_measures()[0]

    def measured_curves(self) -> Curves:
        """The curves, and the measures with them."""
        return replace(self.curves(), measures=self.measures())

    @property
    def size_on_disk(self) -> int:
        """Bytes, the log included."""
        return sum(file.stat().st_size for file in (self.path, *logs_of(self.path)) if file.exists())

    @cached_property
    def assets(self) -> Mapping[str, bytes]:
        """What the lab needs to be asked without its data.

        Raises:
            RecordingError: it is damaged.
        """
        with in_plain_words(self.path):
            rows = self._connection.execute("SELECT name, content, checksum FROM assets").fetchall()
            for name, content, expected in rows:
                self._check(
                    checksum(name, content) == expected,
                    tr("The part “{part}” of {name} is damaged.").format(part=name, name=self.path.name),
                )
        return {name: content for name, content, _ in rows}

    def count_weights(self) -> int:
        """How many numbers of a frame are learned, by what its arrays say of themselves; none of them is read.

        Raises:
            RecordingError: it is damaged.
        """
        sentence = self._damaged_frame(int(self.steps[0]))
        with (
            in_plain_words(self.path, sentence),
            self._connection.blobopen("frames", "weights", int(self.steps[0]), readonly=True) as blob,
        ):
            beginning = blob.read(HEADER_LENGTH)
            if beginning == LINKED:
                return LinkedWeights.from_bytes(beginning + blob.read(), self.path.parent).learned
            return learned_in(beginning, blob.read)

    def moved_files(self) -> tuple[str, ...]:
        """A sentence for each file of a linked frame that has moved or changed; `relink` finds the moved ones again.

        Raises:
            RecordingError: a frame is damaged.
        """
        weights = (each.weights for each in self)
        told = [sentence for each in weights if isinstance(each, LinkedWeights) for sentence in each.trouble()]
        return tuple(dict.fromkeys(told))

    def training_state(self) -> TrainingState | None:
        """What training on needs, where it was saved.

        Raises:
            RecordingError: it is damaged.
        """
        sentence = tr("What {name} needs for training on is damaged; its frames can still be seen.").format(
            name=self.path.name
        )
        with in_plain_words(self.path, sentence):
            row = self._connection.execute("SELECT * FROM training_state").fetchone()
            if row is None:
                return None
            step, seconds, numbers, expected, arrays = row
            self._check(checksum(step, seconds, numbers, arrays) == expected, sentence)
            return TrainingState(step, seconds, unpack_exactly(arrays), json.loads(numbers))

    @property
    def state_step(self) -> int:
        """The step of the training state that is kept now, -1 where there is none."""
        step = self._one("SELECT step FROM training_state")
        return -1 if step is None else int(step)

    def run_point(self, step: int, *, retraces: bool = False) -> RunPoint:
        """What a step of training from the frame at this step begins with; see there for `retraces`.

        While the run still trains nothing is trained again beside it. A training state that is damaged counts as none:
        whoever trains on is told of it.
        """
        state = None
        if self.state_step == step:
            with suppress(RecordingError):
                state = self.training_state()
        return RunPoint(self.changes, state, retraces and self.state not in LIVE_STATES)

    def kept_answers(self) -> list[tuple[int, str, Question, Arrays]]:
        """Step, written probe, question and its answer: what can be shown before the model is there.

        Raises:
            RecordingError: they are damaged.
        """
        sentence = tr("The answers kept in {name} are damaged; its frames can still be seen.").format(
            name=self.path.name
        )
        with in_plain_words(self.path, sentence):
            rows = self._connection.execute("SELECT step, probe, question, checksum, arrays FROM answers").fetchall()
            for step, probe, question, expected, arrays in rows:
                self._check(checksum(step, probe, question, arrays) == expected, sentence)
            return [(row[0], row[1], Question.from_text(row[2]), unpack_answer(row[4])) for row in rows]

    # new and damaged things

    def refresh(self) -> bool:
        """Take in what a writer added meanwhile; True when there was anything.

        Raises:
            RecordingError: the file can no longer be read.
        """
        with in_plain_words(self.path):
            version = self._one("PRAGMA data_version")
            if version == self._seen_version:
                return False
            with self._at_one_time():
                self._take_in()
            self._seen_version = version
        return True

    def verify(self) -> None:
        """Read the whole file and check every row.

        Raises:
            RecordingError: something is damaged; the sentence says what.
        """
        with in_plain_words(self.path):
            self._check(
                self._one("PRAGMA integrity_check(1)") == "ok", tr("{name} is damaged.").format(name=self.path.name)
            )
            self._check_beginning()
            self._check_small_rows()
        _ = self.assets, self.training_state(), self.kept_answers()
        for name in self._all_measures()[1]:
            raise RecordingError(
                tr("The measure “{part}” of {name} is damaged; its frames can still be seen.").format(
                    part=name, name=self.path.name
                )
            )
        for frame in self:
            summary = self._one("SELECT checksum FROM frames WHERE step = ?", frame.step)
            whole = summary == frame_checksum(frame.step, frame.seconds, frame.metrics)
            self._check(whole, self._damaged_frame(frame.step))
            self._weights_at(frame.step)

    def save_copy(self, target: Path) -> None:
        """A whole, settled copy, also of a run that is being written, or whose file is gone from its folder. An older
        `target` is replaced.

        Raises:
            RecordingError: this cannot be read, or the target not written.
        """
        check_target(target, force=True)
        if target.exists() and self.path.exists() and target.samefile(self.path):
            raise RecordingError(tr("{name} is this recording itself: choose another name.").format(name=target.name))
        with beside(target) as draft:
            with in_plain_words(target), closing(RecordingWriter(connect(draft, "rwc"), target, "")) as writer:
                self._connection.backup(writer.connection)
                writer.set_state("interrupted" if self.state in LIVE_STATES else self.state)
            publish(draft, target, force=True)

    # inside

    def _take_in(self) -> None:
        execute = self._connection.execute
        before = self._values.get("revision")
        self._values = dict(execute("SELECT name, value FROM run"))
        if self._values["revision"] != before:
            self._curves = GrowingCurves()
        newest = int(self.steps[-1]) if len(self) else -1
        self._marks = tuple(Mark(*row) for row in execute("SELECT name, step FROM marks ORDER BY step, name"))
        self._changes = tuple(Change(*row) for row in execute("SELECT step, name, value FROM changes ORDER BY number"))
        metrics: dict[int, dict[str, float]] = {}
        for step, name, value in execute("SELECT step, name, value FROM metrics WHERE step > ?", (newest,)):
            metrics.setdefault(step, {})[name] = _number(value)
        for step, seconds in execute("SELECT step, seconds FROM frames WHERE step > ? ORDER BY step", (newest,)):
            self._curves.add(step, seconds, metrics.get(step, {}))

    def _all_measures(self) -> tuple[tuple[Measure, ...], tuple[str, ...]]:
        """Those that are whole, and the names of the others."""
        with self._at_one_time():
            return self._measures.whole()

    @contextmanager
    def _at_one_time(self) -> Iterator[None]:
        """What is read meanwhile stood in the file together."""
        with in_plain_words(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def _is_written(self) -> bool:
        now = time.monotonic()
        if now - self._checked_s >= ALIVE_CHECK_S:
            self._checked_s, self._writer_lives = now, is_alive(self._values["writer"])
        return self._writer_lives

    def _whole_frame_at(self, step: int, as_stored: bool) -> Frame:
        frame = self[self.position_of(step)]
        weights = self._weights_at(frame.step, as_stored)
        return Frame(frame.step, frame.seconds, frame.metrics, weights)

    def _metrics_at(self, step: int) -> dict[str, float]:
        with in_plain_words(self.path, self._damaged_frame(step)):
            rows = self._connection.execute("SELECT name, value FROM metrics WHERE step = ?", (step,)).fetchall()
        return {name: _number(value) for name, value in rows}

    def _weights_at(self, step: int, as_stored: bool = False) -> Arrays:
        sentence = self._damaged_frame(step)
        with in_plain_words(self.path, sentence):
            query = "SELECT weights, weights_checksum FROM frames WHERE step = ?"
            row = self._connection.execute(query, (step,)).fetchone()
            if row is None:
                raise LetGoError(tr("The frame at step {step:,} has been let go of to save space.").format(step=step))
            self._check(checksum(row[0]) == row[1], sentence)
            return unpack_frame(row[0], self.path.parent, as_stored=as_stored)

    def _damaged_frame(self, step: int) -> str:
        return tr("The frame at step {step:,} of {name} is damaged; the others can still be seen.").format(
            step=step, name=self.path.name
        )

    def _check_length(self) -> None:
        """SQLite overlooks a last page that is cut within."""
        length = self._one("PRAGMA page_count") * self._one("PRAGMA page_size")
        log = logs_of(self.path)[0]
        in_log = log.exists() and log.stat().st_size > 0  # then pages may still be there only
        whole = in_log or self.path.stat().st_size >= length
        self._check(whole, damaged(self.path))

    def _check_beginning(self) -> None:
        """What everything else rests on: the rows about the run, and a first frame."""
        rows = self._connection.execute("SELECT name, value, checksum FROM run").fetchall()
        whole = all(checksum(name, value) == expected for name, value, expected in rows)
        self._check(
            whole and len(self) > 0,
            tr("{name} is damaged: what it says of its run cannot be trusted.").format(name=self.path.name),
        )
        self._check(
            self.description.seed >= 0 and self.planned_steps >= 0, tr("{name} is damaged.").format(name=self.path.name)
        )

    def _check_small_rows(self) -> None:
        marks, changes = "SELECT name, step, checksum FROM marks", "SELECT step, name, value, checksum FROM changes"
        for query, sentence in (
            (marks, tr("{name} is damaged: its marks are not whole.")),
            (changes, tr("{name} is damaged: its changes are not whole.")),
        ):
            for *values, expected in self._connection.execute(query):
                self._check(checksum(*values) == expected, sentence.format(name=self.path.name))

    def _check(self, whole: bool, sentence: str) -> None:
        if not whole:
            raise RecordingError(sentence)

    def _one(self, query: str, *values: Any) -> Any:
        with in_plain_words(self.path):
            row = self._connection.execute(query, values).fetchone()
        return None if row is None else row[0]


def copy_recording(source: Path, target: Path) -> None:
    """A whole, settled copy of a recording, also of one that is being written. An older `target` is replaced.

    Raises:
        RecordingError: the source cannot be read, or the target not written.
    """
    check_target(target, force=True)
    with Recording.open(source) as recording:
        recording.save_copy(target)


def _connect(path: Path) -> sqlite3.Connection:
    """Read-only; where not even a log can be made beside the file, as one that nobody writes."""
    connection = connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection
    except sqlite3.OperationalError as error:
        connection.close()
        log = logs_of(path)[0]
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        if log.exists() and log.stat().st_size > 0:
            raise RecordingError(
                tr(
                    "{name} was interrupted while it was written: copy it, with the files beside it, to a folder "
                    "that may be written."
                ).format(name=path.name)
            ) from error
    except BaseException:
        connection.close()
        raise
    return connect(path, "immutable")


def _number(value: float | None) -> float:
    """SQLite has no nan: it stores it as nothing."""
    return float("nan") if value is None else float(value)
