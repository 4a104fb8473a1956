"""A text letter by letter in lines, as large as its room allows: where each letter stands. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass

SIZES = (40, 35, 30, 27, 24, 21, 19, 17, 15, 13, 11)  # of letters, in design pixels, from the largest
PITCH = 1.42  # from line to line, of a letter's size


@dataclass(frozen=True)
class LetterPlan:
    """`places` are left end, top and width of each letter, as far as lines had room; `pitch` is how high a line is."""

    size: int
    pitch: float
    places: tuple[tuple[float, float, float], ...]
    height: float
    whole: bool = True

    def at(self, x: float, y: float) -> int | None:
        """The letter at a place."""
        for number, (left, top, width) in enumerate(self.places):
            if left <= x < left + width and top <= y < top + self.pitch:
                return number
        return None


def plan_letters(
    letters: Sequence[str], widths: Sequence[float], width: float, height: float, sizes: Sequence[int] = SIZES
) -> LetterPlan:
    """The largest of these sizes at which all lines have room, else the smallest one with as many letters as fit.

    `widths` are those of the letters at size 1. Lines are broken after blanks.
    """
    plan = LetterPlan(sizes[-1], PITCH * sizes[-1], (), 0.0)
    for size in sizes:
        plan = _set_in(letters, [size * each for each in widths], width, size)
        if plan.height <= height + 0.5:
            return plan
    rows = max(1, int((height + 0.5) // plan.pitch))
    kept = tuple(place for place in plan.places if place[1] < rows * plan.pitch - 0.5)
    return LetterPlan(plan.size, plan.pitch, kept, rows * plan.pitch, whole=len(kept) == len(plan.places))


def _set_in(letters: Sequence[str], widths: Sequence[float], width: float, size: int) -> LetterPlan:
    pitch, x, y = round(PITCH * size), 0.0, 0.0
    places: list[tuple[float, float, float]] = []
    for start, end in _words(letters):
        own = sum(widths[start:end])
        ink = own - (widths[end - 1] if letters[end - 1].isspace() else 0.0)
        if x > 0 and x + ink > width:
            x, y = 0.0, y + pitch
        for number in range(start, end):
            if x > 0 and x + widths[number] > width and not letters[number].isspace():
                x, y = 0.0, y + pitch  # a word longer than a line
            places.append((x, y, widths[number]))
            x += widths[number]
    return LetterPlan(size, pitch, tuple(places), y + pitch if places else 0.0)


def _words(letters: Sequence[str]) -> list[tuple[int, int]]:
    """From where to where words reach, each with the blank after it."""
    ends = [number + 1 for number, letter in enumerate(letters) if letter.isspace()]
    ends = [*ends, *([len(letters)] if not ends or ends[-1] < len(letters) else [])]
    starts = [0, *ends[:-1]]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
