"""Ctrl+C and `kill`, noted while a command goes on, so that what it does can end whole."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from signal import SIGINT, SIGTERM
from types import FrameType


@contextmanager
def noted_signals(act: Callable[[list[int]], object]) -> Iterator[list[int]]:
    """Meanwhile they end nothing by themselves: those that came are in the list, with which `act` is called each time.

    In the background of a shell Ctrl+C is ignored, and stays so.
    """
    came: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        came.append(number)
        act(came)

    handled = [each for each in (SIGINT, SIGTERM) if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, note) for each in handled}
    try:
        yield came
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
