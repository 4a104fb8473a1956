"""How much memory and time something takes, at its worst moment."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from scoutview.errors import UserError

LONGEST_S, MOST_BYTES = 2.0, 200_000_000
LINUX = sys.platform == "linux"
_PROCESS = psutil.Process()


class Spent:
    """What it took: seconds of the processor, and bytes above those that were taken before, at the worst moment."""

    s = 0.0
    bytes = 0


@contextmanager
def measured(idle_bytes: int | None = None) -> Iterator[Spent]:
    """What the body takes; `idle_bytes` where something else than the present is what it is measured against."""
    spent = Spent()
    idle = _PROCESS.memory_info().rss if idle_bytes is None else idle_bytes
    if LINUX:
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins again
    begun_s = time.process_time()
    try:
        yield spent
    finally:
        spent.s, spent.bytes = time.process_time() - begun_s, _peak_bytes() - idle


def only_sentences(work: Callable[..., object], *values: object) -> bool:
    """Whether it went through; anything but a sentence fails the test, and so do a long wait and much memory."""
    sentence = ""
    with measured() as spent:
        try:
            work(*values)
        except UserError as error:
            sentence = str(error)
    assert spent.s < LONGEST_S
    assert spent.bytes < MOST_BYTES
    assert "\n" not in sentence
    return not sentence


def _peak_bytes() -> int:
    if not LINUX:
        return int(_PROCESS.memory_info().rss)
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
