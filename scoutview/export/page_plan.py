"""Which frames a page has, and how much it may hold. No Qt."""

from collections.abc import Collection, Sequence

from scoutview.errors import UserError
from scoutview.export.picture_plan import MOST_PANELS
from scoutview.frame import Mark
from scoutview.language import as_written, tr

USUAL_FRAMES = 60
USUAL_FRAMES_OF_A_SCENE = 30  # of a talk, where many scenes share a page
MOST_FRAMES = 600
MOST_PROBES = 8
LARGEST_BYTES = 50_000_000  # more is too much for a phone
SAMPLED = 6  # frames after which the size of all is told well enough
IN_TEXT = 4 / 3  # bytes are written as letters
MOST_PRINTED = 6


def check_frames(frames: int) -> None:
    """Raises UserError where a page would have none, or more than a slider can tell apart."""
    if not 1 <= frames <= MOST_FRAMES:
        sentence = tr("A page has from 1 to {most} frames, not {frames:,}: choose fewer, or fewer steps.")
        raise UserError(sentence.format(most=MOST_FRAMES, frames=frames))


def check_panels(panels: int) -> None:
    """Raises UserError where there would be none, or more than a page shows beside each other."""
    if not 1 <= panels <= MOST_PANELS:
        sentence = tr("A page shows 1 to {most} panels beside each other, not {panels}.")
        raise UserError(sentence.format(most=MOST_PANELS, panels=panels))


def check_probes(probes: int) -> None:
    """Raises UserError where there would be too many to choose from."""
    if probes > MOST_PROBES:
        sentence = tr("A page has up to {most} probes to choose from, not {probes:,}: give fewer.")
        raise UserError(sentence.format(most=MOST_PROBES, probes=probes))


def check_size(size_bytes: float) -> None:
    """Raises UserError, with the size, where a browser would have too much to hold."""
    if size_bytes > LARGEST_BYTES:
        sentence = tr(
            "The page would be about {size:,.0f} MB, more than the {most:.0f} MB that a"
            " phone can open: choose fewer frames, panels or probes."
        )
        raise UserError(sentence.format(size=size_bytes / 1e6, most=LARGEST_BYTES / 1e6))


def size_in_words(size_bytes: float) -> str:
    """Bytes as people say them."""
    return as_written(f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 1e6 else f"{size_bytes / 1e3:.0f} kB")


def projected(first: int, sampled: int, frames: int) -> float:
    """Bytes of so many frames, where the first took `first` and SAMPLED of them together `sampled`."""
    return first + (sampled - first) / (SAMPLED - 1) * (frames - 1)


def spread_frames(steps: Sequence[int], wanted: int, kept: Collection[int] = ()) -> tuple[int, ...]:
    """So many of these steps: evenly along the frames, the first and the last among them, and all those in `kept`.

    What is kept takes the place of its neighbour; more come only where all others are kept as well.

    Raises:
        UserError: so many a page cannot have.
    """
    check_frames(wanted)
    last, gaps = len(steps) - 1, max(1, wanted - 1)
    places = {(2 * place * last + gaps) // (2 * gaps) for place in range(wanted)} if wanted > 1 else {last}
    needed = {place for place, step in enumerate(steps) if step in kept}
    fixed = needed | {0, last}
    for place in sorted(needed - places):
        if free := places - fixed:
            places.remove(min(free, key=lambda other: (abs(other - place), other)))
        places.add(place)
    return tuple(steps[place] for place in sorted(places))


def frames_of_marks(marks: Sequence[Mark], steps: Sequence[int]) -> dict[int, str]:
    """Which of these steps a mark names: the newest at or before it; two at one step share it."""
    named: dict[int, str] = {}
    for mark in marks:
        before = [step for step in steps if step <= mark.step]
        if before and mark.step <= steps[-1]:
            named[before[-1]] = f"{named[before[-1]]}, {mark.words}" if before[-1] in named else mark.words
    return named


def printed_places(marked: Collection[int], frames: int) -> tuple[int, ...]:
    """Which of so many frames stand on paper: the first, the last, and as many of the marked as there is room for."""
    chosen = sorted({0, frames - 1, *sorted(marked)[: MOST_PRINTED - 2]})
    return tuple(chosen)
