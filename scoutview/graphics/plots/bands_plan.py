"""Where the names of stretches of steps stand, and which points of a curve are named. Arithmetic only."""

from collections.abc import Mapping, Sequence

OVERHANG = 26.0  # a name may be wider than its stretch by so much on each side
LITTLE = 8.0  # and by so much rather than by more, if a shorter one is not
GAP = 10.0
Span = tuple[float, float]


def plan_bands(
    spans: Sequence[Span],
    widths: Sequence[Sequence[float]],
    chosen: int | None,
    room: Span,
    matters: int | None = None,
) -> list[tuple[float, int] | None]:
    """For each stretch the left end of its name and which of its words, from long to short; None where none fits.

    First all are named with their shortest words, the one that matters most, the chosen one and the longest stretches
    before others; then the chosen one has its longest name for which the room has place, then the others. A name that
    the edge of the room would push under a neighbour, or that reaches under both, gives way to a shorter one. The
    stretches go from left to right.
    """
    words: dict[int, int] = {}
    first = [each for each in dict.fromkeys((matters, chosen)) if each is not None]
    order = sorted(range(len(spans)), key=lambda each: (each not in first, spans[each][0] - spans[each][1]))
    tried = [(each, range(len(widths[each]) - 1, len(widths[each]))) for each in dict.fromkeys((*first, *order))]
    tried += [(each, range(len(widths[each]))) for each in dict.fromkeys((*first[::-1], *order))]
    for each, choices in tried:
        most = room[1] - room[0] if each == chosen else spans[each][1] - spans[each][0] + 2 * OVERHANG
        little = most if each == chosen else spans[each][1] - spans[each][0] + 2 * LITTLE
        for word in sorted(choices, key=lambda word: _rank(word, spans[each], widths[each][word], little, room)):
            if widths[each][word] <= most and _lefts(spans, widths, {**words, each: word}, room) is not None:
                words[each] = word
                break
    lefts = _lefts(spans, widths, words, room) or {}
    return [(lefts[each], words[each]) if each in words else None for each in range(len(spans))]


def _lefts(
    spans: Sequence[Span], widths: Sequence[Sequence[float]], words: Mapping[int, int], room: Span
) -> dict[int, float] | None:
    """Where these words begin: each as near to the middle of its stretch as the others let it; None without room."""
    latest: dict[int, float] = {}
    free_to = room[1] + GAP
    for each in sorted(words, reverse=True):
        width = widths[each][words[each]]
        latest[each] = min(_reach(spans[each], width, room)[1], free_to - GAP - width)
        free_to = latest[each]
    lefts: dict[int, float] = {}
    free_from = room[0]
    for each in sorted(words):
        width = widths[each][words[each]]
        earliest = max(_reach(spans[each], width, room)[0], free_from)
        if earliest > latest[each]:
            return None
        lefts[each] = min(max(_middle(spans[each], width), earliest), latest[each])
        free_from = lefts[each] + width + GAP
    return lefts


def _middle(span: Span, width: float) -> float:
    """Where a name of this width begins in the middle of its stretch."""
    return (span[0] + span[1] - width) / 2


def _rank(word: int, span: Span, width: float, little: float, room: Span) -> tuple[bool, bool, int]:
    """The smaller the sooner: the longest word that is hardly wider than its stretch, otherwise the shortest."""
    is_wide = width > little
    return _is_pushed(span, width, room), is_wide, -word if is_wide else word


def _is_pushed(span: Span, width: float, room: Span) -> bool:
    """Whether it would reach over an edge of the room there."""
    begins = _middle(span, width)
    return begins < room[0] - GAP or begins + width > room[1] + GAP


def _reach(span: Span, width: float, room: Span) -> Span:
    """Between which places a name of this width may begin."""
    low, high = (min(max(end, room[0]), room[1] - width) for end in (span[0] - OVERHANG, span[1] + OVERHANG - width))
    return min(low, high), max(low, high)


def named_once(places: Sequence[float], values: Sequence[float], apart: float) -> list[int]:
    """The points that are named, lowest first: none nearer than `apart` to one that is lower."""
    named: list[int] = []
    for each in sorted(range(len(places)), key=values.__getitem__):
        if all(abs(places[each] - places[other]) >= apart for other in named):
            named.append(each)
    return named
