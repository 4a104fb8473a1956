"""The folder of a sweep: what it says of itself, how far each of its recordings is, and who trains them just now."""

import json
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.recording.format import in_plain_words, is_alive, this_writer
from scoutview.recording.reader import LIVE_STATES, Recording
from scoutview.sweeps.sweep import Sweep, SweepRun

SWEEP_FILE = "sweep.json"
LOCK_FILE = "sweep.lock"
ENDING = ".scout"
MOST_BYTES = 4_000_000  # of a file that says what a sweep is
PATIENCE_S = 60.0  # for trainings that lost whoever gave them orders: they leave their last frames
LOOK_S = 0.1
TRAIN_AGAIN = tr("{error}; move it away to have this run trained again.")

Standing = Literal["new", "begun", "finished"]


class SweepFolder:
    """A folder with `sweep.json` and a recording for each run that was begun."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def path_of(self, run: SweepRun) -> Path:
        """Where the recording of this run is, or will be."""
        return self.path / f"{run.name}{ENDING}"

    # what it is

    def read(self) -> Sweep | None:
        """The sweep of this folder; None where it is of none.

        Raises:
            UserError: what it says cannot be read.
        """
        file = self.path / SWEEP_FILE
        with in_plain_words(file):
            if not file.exists():
                return None
            if not file.is_file() or file.stat().st_size > MOST_BYTES:
                raise UserError(
                    tr("{file} is not what a sweep says of itself: choose another folder.").format(file=file)
                )
            return Sweep.from_json(file.read_bytes().decode("utf-8", "replace"), str(file))

    def settle(self, sweep: Sweep) -> Sweep:
        """Make the folder that of this sweep, or find that it is: the sweep to go on with.

        Raises:
            UserError: it is of another sweep, was begun by another version, has other recordings, or cannot be written.
        """
        there = self.read()
        if there is None:
            self._check_empty()
            self.write(sweep)
            return sweep
        if not there.asks_the_same(sweep):
            raise UserError(
                tr(
                    "{path} has another sweep, of the lab {lab} over {names}: choose another"
                    " folder, or train that one on with “scoutview sweep {path}”."
                ).format(path=self.path, lab=there.lab, names=", ".join(there.varies))
            )
        self.check_version(there)
        return there

    def check_version(self, sweep: Sweep) -> None:
        """Raises UserError where another version of the program began this sweep: its runs would not compare."""
        if sweep.version != __version__:
            raise UserError(
                tr(
                    "{path} was begun by ScoutView {begun_by}, and this is {version}: runs of two versions"
                    " do not compare, so train on with that one, or begin anew in another folder."
                ).format(path=self.path, begun_by=sweep.version, version=__version__)
            )

    def write(self, sweep: Sweep) -> None:
        """Say what this folder is of; it is made where it is missing."""
        file = self.path / SWEEP_FILE
        if not self.path.parent.is_dir():
            sentence = tr("There is no folder {folder}: create it first, or choose another.")
            raise UserError(sentence.format(folder=self.path.parent))
        draft = file.with_name(f".{SWEEP_FILE}.{secrets.token_hex(4)}.part")
        with in_plain_words(file):
            self.path.mkdir(exist_ok=True)
            try:
                draft.write_text(sweep.to_json(), encoding="utf-8")
                draft.replace(file)
            finally:
                draft.unlink(missing_ok=True)

    def _check_empty(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise UserError(tr("{path} is a file: give the name of a folder.").format(path=self.path))
        others = sorted(self.path.glob(f"*{ENDING}")) if self.path.exists() else []
        if others:
            sentence = tr("{path} has recordings that are of no sweep, {name} for one: choose another folder.")
            raise UserError(sentence.format(path=self.path, name=others[0].name))

    # its recordings

    def standing(self, sweep: Sweep, run: SweepRun) -> Standing:
        """How far this run is; a finished one is read and checked as a whole.

        Raises:
            UserError: its recording is damaged, of another run or version, or is being trained by somebody.
        """
        path = self.path_of(run)
        if not path.exists():
            return "new"
        try:
            recording = Recording.open(path)
        except UserError as error:
            raise UserError(TRAIN_AGAIN.format(error=_without_stop(error))) from error
        with recording:
            lab, described = sweep.lab_of(run), recording.description
            if (described.lab, dict(described.settings)) != (lab.name, asdict(lab.settings)):
                sentence = tr("{name} is of another lab or other settings than this sweep: move it away.")
                raise UserError(sentence.format(name=path.name))
            made_by = described.versions.get("scoutview", tr("an unknown version"))
            if made_by != sweep.version:
                sentence = tr("{name} was made by ScoutView {made_by}, and this sweep by {version}: move it away.")
                raise UserError(sentence.format(name=path.name, made_by=made_by, version=sweep.version))
            if recording.state in LIVE_STATES:
                sentence = tr("{name} is being trained by another program just now: it is left to that.")
                raise UserError(sentence.format(name=path.name))
            if recording.state != "finished" or recording.steps[-1] < run.steps:
                return "begun"
            try:
                recording.verify()
            except UserError as error:
                raise UserError(TRAIN_AGAIN.format(error=_without_stop(error))) from error
        return "finished"

    def clear_drafts(self, sweep: Sweep) -> None:
        """Remove what killed trainings left of recordings in the making. Only whoever holds the folder may."""
        for run in sweep.runs:
            for draft in self.path.glob(f".{_plain(run.name)}{ENDING}.*.part*"):
                with suppress(OSError):
                    draft.unlink()

    # who trains it

    def hold(self) -> "Hold":
        """Keep others from training this sweep meanwhile. Waits for trainings that a killed program left.

        Raises:
            UserError: another program trains it.
        """
        file = self.path / LOCK_FILE
        with in_plain_words(file):
            while True:
                try:
                    with file.open("x", encoding="utf-8") as lock:
                        lock.write(_holders(()))
                    return Hold(file)
                except FileExistsError:
                    self._wait_for_killed(file)
                    file.unlink(missing_ok=True)

    def _wait_for_killed(self, file: Path) -> None:
        try:
            named = json.loads(file.read_text("utf-8"))
            holder, workers = str(named["holder"]), [str(worker) for worker in named["workers"]]
            held = is_alive(holder)
        except FileNotFoundError:
            return
        except (ValueError, KeyError, TypeError):  # cut short by whoever was killed while writing it
            return
        if held:
            raise UserError(
                tr(
                    "The sweep in {path} is being trained by another program (where that is not so, delete"
                    " {file} there)."
                ).format(path=self.path, file=LOCK_FILE)
            )
        ends_s = time.monotonic() + PATIENCE_S
        while any(map(is_alive, workers)):
            if time.monotonic() > ends_s:
                sentence = tr("Trainings of {path} that were left alone have not ended yet: try again soon.")
                raise UserError(sentence.format(path=self.path))
            time.sleep(LOOK_S)


class Hold:
    """That this program trains a sweep, with these processes; noted in a file for the next one."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._workers: frozenset[int] = frozenset()

    def note(self, workers: frozenset[int]) -> None:
        """These processes write for it now."""
        if workers != self._workers:
            self._workers = workers
            draft = self._file.with_name(f".{LOCK_FILE}.{secrets.token_hex(4)}.part")
            with in_plain_words(self._file):
                draft.write_text(_holders(workers), encoding="utf-8")
                draft.replace(self._file)

    def release(self) -> None:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def _holders(workers: Iterable[int]) -> str:
    named = [this_writer(process) for process in sorted(workers)]
    return json.dumps({"holder": this_writer(), "workers": named}) + "\n"


def _without_stop(error: UserError) -> str:
    return str(error).rstrip(".")


def _plain(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
