"""Measures in a recording: two tables, which only a file with measures has.

What a measure is stands in one row. Its points come in pieces, each a row with a checksum of its own: a run that trains
adds some, and a reader takes in only those that it does not know.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from scoutview.language import tr
from scoutview.measure import MOST_MEASURES, Measure, before, joined, most_points, thinned
from scoutview.recording.format import MEASURED_VERSION, MEASURES_SCHEMA, RecordingError, checksum

MOST_PIECES = 256  # of a measure; then they become one
MOST_BYTES = 100_000_000  # of all measures of a file
MOST_SAID = 5_000_000  # letters about a measure, with the names of its rows
NUMBER = 8  # bytes of a step, and of a value
LISTED = "SELECT name, about, checksum FROM measures ORDER BY name"
NOTHING: tuple[np.ndarray, np.ndarray] = np.zeros(0, np.int64), np.zeros(0)

Points = tuple[np.ndarray, np.ndarray]  # steps and values
Piece = tuple[str, int, int]  # the measure, which of its pieces, and its checksum


class MeasureError(RecordingError):
    """A measure that cannot be taken or kept; the sentence says why."""


class StoredMeasures:
    """The measures of a file as they are when they are asked for. Its methods belong inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: dict[Piece, Points] = {}  # what was read before
        self._known: dict[str, tuple[object, Measure]] = {}  # and what tells that a measure is still the same

    # reading

    def whole(self) -> tuple[tuple[Measure, ...], tuple[str, ...]]:
        """Those whose rows pass their checks, in the order of their names, and the names of the others.

        One that has not changed since is the very same.
        """
        if not self._are_there():
            return (), ()
        too_much = self._bytes() > MOST_BYTES
        measures, lost = list[Measure](), list[str]()
        for row in self._connection.execute(LISTED).fetchmany(MOST_MEASURES):
            try:
                if too_much:
                    raise ValueError("a recording has no more than that")
                measures.append(self._measure(*row))
            except (ValueError, TypeError, KeyError, RecursionError):
                lost.append(str(row[0]))
        self._known = {name: known for name, known in self._known.items() if name in {each.name for each in measures}}
        self._read = {piece: points for piece, points in self._read.items() if piece[0] in self._known}
        return tuple(measures), tuple(lost)

    def _measure(self, name: str, about: str, expected: int) -> Measure:
        pieces = self._pieces(name)
        known = self._known.get(name)
        if known is not None and known[0] == (expected, pieces):
            return known[1]
        if checksum(name, about) != expected or len(about) > MOST_SAID:
            raise ValueError("what is said of it does not pass its check")
        told = json.loads(about)
        measure = Measure(name, *NOTHING, tuple(told["rows"]), told["title"], told["unit"], told["origin"])
        measure = self._with_points(measure, pieces)
        if trouble := measure.trouble():
            raise ValueError(trouble)
        self._known[name] = ((expected, pieces), measure)
        return measure

    def _with_points(self, measure: Measure, pieces: Iterable[Piece]) -> Measure:
        """The same measure with the points of these pieces."""
        read = [self._points(piece, len(measure.rows)) for piece in pieces]
        steps, values = zip(*read, strict=True) if read else ((NOTHING[0],), (_nothing(measure),))
        return replace(measure, steps=_fixed(steps), values=_fixed(values))

    def _points(self, piece: Piece, rows: int) -> Points:
        if piece not in self._read:
            query = "SELECT points FROM measured WHERE name = ? AND number = ?"
            (content,) = self._connection.execute(query, piece[:2]).fetchone()
            if checksum(*piece[:2], content) != piece[2]:
                raise ValueError("a piece does not pass its check")
            self._read[piece] = unpacked(content, rows)
        return self._read[piece]

    def _pieces(self, name: str) -> tuple[Piece, ...]:
        query = "SELECT name, number, checksum FROM measured WHERE name = ? ORDER BY number"
        return tuple(self._connection.execute(query, (name,)).fetchmany(MOST_PIECES + 1))

    def _are_there(self) -> bool:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return bool(version >= MEASURED_VERSION)

    def _bytes(self) -> int:
        (size,) = self._connection.execute("SELECT SUM(LENGTH(points)) FROM measured").fetchone()
        return size or 0

    # writing

    def add(self, measure: Measure) -> None:
        """These points beside those that are there, of which newer ones replace those of the same steps.

        Raises:
            MeasureError: it cannot be kept, or has other rows than before.
        """
        if trouble := measure.trouble():
            raise MeasureError(trouble)
        self._make_room()
        self._check_room(measure)
        pieces = self._pieces(measure.name)
        before_it = self._points(pieces[-1], len(measure.rows))[0] if pieces else NOTHING[0]
        goes_on = not len(before_it) or not len(measure) or measure.steps[0] > before_it[-1]
        few = self._count(measure) + len(measure) <= most_points(len(measure.rows))
        if goes_on and few and len(pieces) < MOST_PIECES:
            self._say(measure)
            self._write(measure, pieces[-1][1] + 1 if pieces else 0)
        else:
            self.put(joined(self._with_points(measure, pieces), measure))

    def _check_room(self, measure: Measure) -> None:
        rows = {name: json.loads(about)["rows"] for name, about, _ in self._connection.execute(LISTED)}
        if measure.name not in rows and len(rows) >= MOST_MEASURES:
            raise MeasureError(tr("A recording keeps at most {most} measures.").format(most=MOST_MEASURES))
        if rows.get(measure.name, list(measure.rows)) != list(measure.rows):
            raise MeasureError(
                tr("“{name}” has other rows than before: give the new one another name.").format(name=measure.name)
            )

    def _count(self, measure: Measure) -> int:
        """How many points there are."""
        query = "SELECT SUM(LENGTH(points)) FROM measured WHERE name = ?"
        (size,) = self._connection.execute(query, (measure.name,)).fetchone()
        return (size or 0) // (NUMBER * (1 + max(1, len(measure.rows))))

    def put(self, measure: Measure) -> None:
        """This measure in the place of the one of its name."""
        self._make_room()
        pieces = self._pieces(measure.name)
        self.let_go(measure.name)
        self._say(measure)
        self._write(thinned(measure), pieces[-1][1] + 1 if pieces else 0)

    def cut(self, step: int) -> None:
        """Let go of all points from a step on."""
        for measure in self.whole()[0]:
            if not len(measure) or measure.steps[-1] < step:
                continue
            if len(left := before(measure, step)):
                self.put(left)
            else:
                self.let_go(measure.name)

    def let_go(self, name: str) -> None:
        """Drop a measure, where there is one of this name."""
        if not self._are_there():
            return
        self._connection.execute("DELETE FROM measured WHERE name = ?", (name,))
        self._connection.execute("DELETE FROM measures WHERE name = ?", (name,))

    def _make_room(self) -> None:
        """The tables, where the file has none yet; from then on it has the version that knows them."""
        if not self._are_there():
            for statement in MEASURES_SCHEMA:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version={MEASURED_VERSION}")

    def _say(self, measure: Measure) -> None:
        told = {"rows": measure.rows, "title": measure.title, "unit": measure.unit, "origin": measure.origin}
        about = json.dumps(told, ensure_ascii=False)
        row = (measure.name, about, checksum(measure.name, about))
        self._connection.execute("INSERT OR REPLACE INTO measures VALUES (?, ?, ?)", row)

    def _write(self, measure: Measure, number: int) -> None:
        content = packed_points(measure.steps, measure.values)
        row = (measure.name, number, checksum(measure.name, number, content), content)
        self._connection.execute("INSERT INTO measured VALUES (?, ?, ?, ?)", row)
        if self._bytes() > MOST_BYTES:
            raise MeasureError(
                tr("The measures of a recording have at most {most} MB together.").format(most=MOST_BYTES // 10**6)
            )


def packed_points(steps: np.ndarray, values: np.ndarray) -> bytes:
    """All steps, then all values: 8 bytes each, the lowest first."""
    return np.ascontiguousarray(steps, "<i8").tobytes() + np.ascontiguousarray(values, "<f8").tobytes()


def unpacked(content: bytes, rows: int) -> Points:
    """Steps (points,) and values, (points,) where there are no rows, else (points, rows).

    Raises:
        ValueError: this is no piece of such a measure.
    """
    count, rest = divmod(len(content), NUMBER * (1 + max(1, rows)))
    if rest:
        raise ValueError("a piece is cut short")
    values = np.frombuffer(content, "<f8", offset=NUMBER * count)
    return np.frombuffer(content, "<i8", count), values.reshape(count, rows) if rows else values


def _nothing(measure: Measure) -> np.ndarray:
    return np.zeros((0, len(measure.rows)) if measure.rows else 0)


def _fixed(parts: Iterable[np.ndarray]) -> np.ndarray:
    array = np.concatenate(list(parts))
    array.flags.writeable = False
    return array
