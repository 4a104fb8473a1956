"""The recordings of a folder, read as the runs that are held against each other: metrics only, never weights."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from scoutview.errors import UserError
from scoutview.frame import Curves
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_recorded_with
from scoutview.language import tr
from scoutview.recording.files import logs_of
from scoutview.recording.reader import LIVE_STATES, Recording
from scoutview.run_set import ComparedRun, RunSet
from scoutview.settings import STORAGE

SWEEP_FILE = "sweep.json"
ENDING = ".scout"
MOST_BYTES = 4_000_000  # of what a folder says of its sweep
NOTHING_VARIES = frozenset({"seed", *STORAGE})  # the first is told apart, the others change nothing that is learned
UNKNOWN = tr("It cannot be read as a recording.")
Mark = tuple[int, ...]  # of a file: while it stays the same, the file does


@dataclass(eq=False)
class _Read:
    """What is known of one file. `recording` stays open while the run may go on."""

    mark: Mark
    recording: Recording | None = None
    run: ComparedRun | None = None
    sentence: str = ""


class RunFolder:
    """Reads a folder again and again, from one thread at a time; only what has changed costs anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, _Read] = {}
        self._sweep: tuple[Mark, Mapping[str, Any], str] = ((), {}, "")
        self._latest: RunSet | None = None

    def read(self, on_screen: Path | None = None) -> RunSet:
        """The runs as they are now: the very same set where nothing has changed.

        What cannot be read is named in the set and keeps nobody from seeing the others.
        """
        names = [path.name for path in recordings_in(self.folder)]
        for gone in self._read.keys() - set(names):
            self._let_go(self._read.pop(gone))
        for name in names:
            self._look_at(name)
        self._read_sweep()
        found = self._found(names, "" if on_screen is None else str(on_screen))
        if self._latest is None or not _is_same(found, self._latest):
            self._latest = found
        return self._latest

    def close(self) -> None:
        """Let go of all files."""
        for read in self._read.values():
            self._let_go(read)
        self._read.clear()

    def _look_at(self, name: str) -> None:
        path, known = self.folder / name, self._read.get(name)
        mark = _mark_of(path)
        if known is not None and known.recording is not None and known.mark[:2] != mark[:2]:
            self._let_go(known)  # another file has its name now
            known = None
        if known is None or known.mark != mark or known.recording is not None:
            try:
                self._read[name] = self._refreshed(path, known, mark)
            except UserError as error:
                self._give_up(name, known, mark, str(error))
            except Exception:  # whatever somebody put there: the others are shown
                self._give_up(name, known, mark, UNKNOWN)

    def _give_up(self, name: str, known: _Read | None, mark: Mark, sentence: str) -> None:
        if known is not None:
            self._let_go(known)
        self._read[name] = _Read(mark, sentence=sentence)

    def _refreshed(self, path: Path, known: _Read | None, mark: Mark) -> _Read:
        recording = known.recording if known is not None else None
        grown = recording is None
        if recording is None:
            recording = Recording.open(path)
        try:
            if known is not None and mark != known.mark:
                grown = recording.refresh() or grown
            state, run = recording.state, known.run if known is not None else None
            if grown or run is None:
                run = _run_of(recording, state)
            elif run.state != state:
                run = replace(run, state=state)
        except BaseException:
            recording.close()
            raise
        if state in LIVE_STATES:
            return _Read(mark, recording, run)
        recording.close()
        return _Read(_mark_of(path), run=run)  # closing may have moved the log into it

    @staticmethod
    def _let_go(read: _Read) -> None:
        if read.recording is not None:
            read.recording.close()
            read.recording = None

    def _read_sweep(self) -> None:
        mark = _mark_of(self.folder / SWEEP_FILE)
        if mark != self._sweep[0]:
            self._sweep = (mark, *sweep_of(self.folder))

    def _found(self, names: Sequence[str], on_screen: str) -> RunSet:
        reads = [(name, self._read[name]) for name in names]
        runs = tuple(read.run for _, read in reads if read.run is not None)
        _, sweep, complaint = self._sweep
        unreadable = [(name, read.sentence) for name, read in reads if read.run is None]
        unreadable += [(SWEEP_FILE, complaint)] if complaint else []
        varies = _named_in(sweep, runs) or _varying(runs, on_screen)
        return RunSet(str(self.folder), runs, varies, tuple(unreadable), _planned(sweep), sweep, on_screen)


def sweep_of(folder: Path) -> tuple[Mapping[str, Any], str]:
    """What `sweep.json` says, and one sentence where it cannot be read; nothing of either where there is none."""
    path = folder / SWEEP_FILE
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}, tr("{file} is too large to be that of a sweep.").format(file=SWEEP_FILE)
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError):
        return {}, tr("{file} is damaged: the runs are compared without it.").format(file=SWEEP_FILE)
    if not isinstance(content, dict):
        return {}, tr("{file} is damaged: the runs are compared without it.").format(file=SWEEP_FILE)
    return content, ""


def recordings_in(folder: Path) -> list[Path]:
    """The recordings of a folder, whether or not they can be read, in the order in which they are listed."""
    with suppress(OSError):
        paths = [path for path in folder.iterdir() if path.suffix == ENDING and not path.name.startswith(".")]
        return sorted(paths, key=_as_listed)
    return []


def newest_in(folder: Path) -> Path:
    """The recording of a folder that was written last.

    Raises:
        UserError: it holds none.
    """
    found = [(_mark_of(path), path) for path in recordings_in(folder)]
    if not found:
        said = tr("There is no {ending} recording in the folder {folder}.")
        if (folder / SWEEP_FILE).exists():
            said = tr("There is no {ending} recording in the folder {folder} yet: its sweep has still to be trained.")
        raise UserError(said.format(ending=ENDING, folder=folder.name or folder))
    return max(found, key=lambda each: max(each[0][3], each[0][7]))[1]


def _mark_of(path: Path) -> Mark:
    """Which file this is, and how it is; with the log beside it, where the newest frames are."""
    mark: list[int] = []
    for file in (path, logs_of(path)[0]):
        try:
            status = file.stat()
        except OSError:
            mark += [0, 0, 0, 0]
        else:
            mark += [status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns]
    return tuple(mark)


def _run_of(recording: Recording, state: str) -> ComparedRun:
    description = recording.description
    lab = lab_recorded_with(description.lab, description.settings, None)
    weights = recording.count_weights()
    return ComparedRun(
        name=recording.path.stem,
        path=str(recording.path),
        lab=lab.name,
        lab_title=lab.title,
        settings=asdict(lab.settings),
        weights=weights,
        state=state,
        curves=_told(lab, recording.curves()),
        tokens_per_step=_number(lab.tokens_per_step),
        flops_per_step=_number(lambda: lab.flops_per_step(weights)) if weights else math.nan,
        version=description.versions.get("scoutview", ""),
    )


def _told(lab: Lab[Any, Any], curves: Curves) -> Curves:
    """What a lab knows of curves without its data: how marks are called, and what a loss is."""
    marks = tuple(
        replace(mark, name=lab.mark_in_words(mark.name), said=lab.mark_said(mark.name)) for mark in curves.marks
    )
    return replace(curves, marks=marks, loss_kind=lab.loss_kind, loss_unit=lab.loss_unit)


def _number(count: Any) -> float:
    """What a lab counts by its settings alone; nan where it would need data that is not here."""
    try:
        return float(count())
    except UserError:
        return math.nan


def _named_in(sweep: Mapping[str, Any], runs: Sequence[ComparedRun]) -> tuple[str, ...]:
    """The settings that a sweep says it varies, as far as they are settings of its runs."""
    named = sweep.get("varies")
    if not isinstance(named, Sequence | Mapping) or isinstance(named, str):
        return ()
    known = {name for run in runs for name in run.settings}
    return tuple(name for name in named if isinstance(name, str) and name in known)


def _varying(runs: Sequence[ComparedRun], on_screen: str) -> tuple[str, ...]:
    """The settings in which runs of one lab differ, the seed last: of the lab on screen, else of the first run's."""
    shown = next((run.lab for run in runs if run.path == on_screen), runs[0].lab if runs else "")
    compared = [run.settings for run in runs if run.lab == shown]
    names = [name for name in compared[0] if name not in NOTHING_VARIES] if compared else []
    return tuple(
        name for name in [*names, *(["seed"] if compared else [])] if len({settings[name] for settings in compared}) > 1
    )


def _planned(sweep: Mapping[str, Any]) -> int:
    planned = sweep.get("planned", sweep.get("runs", 0))
    if isinstance(planned, Sequence | Mapping) and not isinstance(planned, str):
        return len(planned)
    return planned if isinstance(planned, int) and not isinstance(planned, bool) and planned > 0 else 0


def _is_same(one: RunSet, other: RunSet) -> bool:
    """Whether they hold the very same runs, told in the same way."""
    told = (one.varies, one.unreadable, one.planned, one.on_screen, len(one.runs))
    return (
        told == (other.varies, other.unreadable, other.planned, other.on_screen, len(other.runs))
        and one.sweep is other.sweep
        and all(run is before for run, before in zip(one.runs, other.runs, strict=True))
    )


def _as_listed(path: Path) -> tuple[list[tuple[int, float | str]], str]:
    """Numbers in names by their size: run-2 before run-10, rate-0.003 before rate-0.01."""
    parts = [part for part in re.split(r"([0-9]+(?:\.[0-9]+)?)", path.stem.lower()) if part]
    return [(0, float(part)) if part[0].isdecimal() else (1, part) for part in parts], path.name
