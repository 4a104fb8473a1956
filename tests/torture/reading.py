"""A program that reads each file it is told of as the window, `info` and `repair` do, and tells a line of each."""

import json
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from scoutview.errors import UserError
from scoutview.frame import Frame
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.format import frame_checksum
from scoutview.recording.reader import RecordedFrame, Recording
from scoutview.recording.salvage import salvage
from tests.torture.measured import measured

# What no reading of a file ever does; Python tells of it, whoever does it.
REFUSED = ("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "subprocess", "pickle", "socket.connect")
REFUSED += ("sqlite3.enable_load_extension", "sqlite3.load_extension", "ctypes.dlopen", "urllib")


class Reader:
    """Reads recordings one after the other; the models stay, as they do in a window."""

    def __init__(self, saved: Path) -> None:
        self._saved = saved
        self._askers: dict[str, Asker] = {}
        self._said: list[str] = []
        self._ran: list[str] = []
        self._idle_bytes: int | None = None

    def watch(self) -> None:
        """From now on tell what was run, and measure memory against what is taken now."""
        sys.addaudithook(lambda event, _: self._ran.append(event) if event.startswith(REFUSED) else None)
        self._idle_bytes = psutil.Process().memory_info().rss

    def read(self, path: Path) -> dict[str, Any]:
        self._said, self._ran = [], []
        self._saved.unlink(missing_ok=True)
        with measured(self._idle_bytes) as spent:
            whole = self._guarded(lambda: self._look(path)) or []
            self._guarded(lambda: Recording.open(path).verify())
            self._guarded(lambda: salvage(path, self._saved, force=True))
        saved = self._digests() if self._saved.exists() else {}
        told = {"s": spent.s, "bytes": spent.bytes, "ran": self._ran}
        return told | {"said": self._said, "whole": whole, "saved": saved}

    def _guarded(self, work: Callable[[], Any]) -> Any:
        try:
            result = work()
        except UserError as error:
            self._said.append(str(error))
            return None
        self._said.append("")
        return result

    def _look(self, path: Path) -> list[int]:
        """The steps of the frames that can be read; all else that a window reads is read as well."""
        with Recording.open(path) as recording:
            description = recording.description
            lab = lab_of_recording(recording)
            recording.curves()
            quietly(recording.kept_answers)
            whole = [frame.step for frame in recording if is_whole(recording, frame)]
            newest = quietly(lambda: recording.frame_at(int(recording.steps[-1])))
            if newest is not None:
                self._ask(description.lab, lab, newest)
        return whole

    def _ask(self, name: str, lab: Any, frame: Frame) -> None:
        asker = self._askers.setdefault(name, Asker(lab))
        asker.lab = lab
        asker.load(frame)
        asker.answer(lab.default_probe(), [Question("sites")])

    def _digests(self) -> dict[int, int]:
        """What was saved is whole: each of its frames, by its step."""
        with Recording.open(self._saved) as recording:
            recording.verify()
            return {frame.step: digest(frame) for frame in recording}


def quietly(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except UserError:
        return None


def is_whole(recording: Recording, frame: RecordedFrame) -> bool:
    """Whether all rows of a frame pass their checks."""
    weights = quietly(lambda: frame.weights)
    summary = quietly(lambda: recording._one("SELECT checksum FROM frames WHERE step = ?", frame.step))
    metrics = quietly(lambda: frame.metrics)
    return None not in (weights, metrics) and summary == frame_checksum(frame.step, frame.seconds, metrics)


def digest(frame: RecordedFrame) -> int:
    """A number that tells the weights of a frame from others."""
    total = 0
    for name, array in sorted(frame.weights.items()):
        total = zlib.crc32(array.tobytes(), zlib.crc32(name.encode(), total))
    return total


def main() -> None:
    reader = Reader(Path(sys.argv[1]))
    for path in sys.argv[2:]:  # loads what is loaded once, of every lab
        reader.read(Path(path))
    reader.watch()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(reader.read(Path(line.rstrip("\n")))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
