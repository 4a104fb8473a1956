"""Which pictures a film has: positions of the timeline, or the steps of a panel's own stepper."""

import math
import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QImage

from scoutview.errors import UsageError, UserError
from scoutview.language import tr
from scoutview.panels.panel import Panel

MOST_PICTURES = 100_000
_NUMBER = r"(-?\d{1,18})?"
_SLICE = re.compile(rf"{_NUMBER}:{_NUMBER}(?::{_NUMBER})?")


def positions(text: str, count: int) -> Sequence[int]:
    """The positions that A:B or A:B:STEP means among `count`, exactly as a slice of a Python list.

    Raises:
        UsageError: the text is no slice.
        UserError: nothing is in it.
    """
    match = _SLICE.fullmatch(text.strip())
    if match is None or (match[3] is not None and int(match[3]) == 0):
        sentence = tr("A range should be A:B or A:B:STEP as in Python, such as 0:100:2, -50: or ::-1, not “{text}”.")
        raise UsageError(sentence.format(text=text))
    chosen = range(count)[slice(*(None if number is None else int(number) for number in match.groups()))]
    if not chosen:
        sentence = tr("There is nothing in {text}: there are {count:,}, numbered from 0.")
        raise UserError(sentence.format(text=text, count=count))
    return chosen


def spread(positions: Sequence[int], seconds: float, frames_per_second: float) -> tuple[int, ...]:
    """The same from first to last, repeated or skipped evenly, so that they last so long.

    Raises:
        UserError: the duration is none, or gives more pictures than a film may have.
    """
    pictures = seconds * frames_per_second
    if not (math.isfinite(pictures) and seconds > 0 and pictures <= MOST_PICTURES):
        sentence = tr(
            "A film should last longer than 0 seconds and have at most {most:,} pictures,"
            " not {seconds:g} seconds at {speed:g} a second."
        )
        raise UserError(sentence.format(most=MOST_PICTURES, seconds=seconds, speed=frames_per_second))
    last, intervals = len(positions) - 1, max(1, round(pictures) - 1)
    places = range(max(1, round(pictures)))
    return tuple(positions[(2 * place * last + intervals) // (2 * intervals)] for place in places)


def local_steps(panel: Panel) -> range:
    """The steps of the panel's own stepper, of a panel that has been fed.

    Raises:
        UserError: it has none.
    """
    steps = range(panel.local_steps())
    if not steps:
        sentence = tr("{title} has no steps of its own here: make a film of the timeline instead.")
        raise UserError(sentence.format(title=panel.title))
    return steps


def drawn(positions: Sequence[int], draw: Callable[[int], QImage]) -> Iterator[QImage]:
    """The picture of each position, one at a time; one that follows itself is drawn once."""
    shown: tuple[int, QImage] | None = None
    for position in positions:
        if shown is None or shown[0] != position:
            shown = position, draw(position)
        yield shown[1]
