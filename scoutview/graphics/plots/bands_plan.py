"""Where the names of stretches of steps stand, and which points of a curve are named. Arithmetic only."""

from collections.abc import Sequence

OVERHANG = 26.0  # a name may be wider than its stretch by so much on each side
GAP = 10.0


def plan_bands(
    spans: Sequence[tuple[float, float]],
    widths: Sequence[Sequence[float]],
    chosen: int | None,
    room: tuple[float, float],
) -> list[tuple[float, int] | None]:
    """For each stretch the left end of its name and which of its words, from long to short; None where none fits.

    The chosen one has its longest name that the whole room holds; then the longest stretches choose first.
    """
    plans: list[tuple[float, int] | None] = [None] * len(spans)
    taken: list[tuple[float, float]] = []
    order = sorted(range(len(spans)), key=lambda each: (each != chosen, spans[each][0] - spans[each][1]))
    for each in order:
        start, end = spans[each]
        most = room[1] - room[0] if each == chosen else end - start + 2 * OVERHANG
        for word, width in enumerate(widths[each]):
            left = min(max((start + end - width) / 2, room[0]), room[1] - width)
            if width <= most and not any(left < right + GAP and begin < left + width + GAP for begin, right in taken):
                plans[each] = (left, word)
                taken.append((left, left + width))
                break
    return plans


def named_once(places: Sequence[float], values: Sequence[float], apart: float) -> list[int]:
    """The points that are named, lowest first: none nearer than `apart` to one that is lower."""
    named: list[int] = []
    for each in sorted(range(len(places)), key=values.__getitem__):
        if all(abs(places[each] - places[other]) >= apart for other in named):
            named.append(each)
    return named
