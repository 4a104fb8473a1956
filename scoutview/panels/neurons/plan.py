"""Where the parts of the neurons panel go. Arithmetic only."""

from dataclasses import dataclass

from scoutview.graphics.base.box import Box

PADDING, GAP = 16.0, 10.0
LINE = 21.0
TITLE = 22.0
WIDE = 640.0  # design pixels of width that hold two columns
HISTOGRAM = 92.0


@dataclass(frozen=True)
class NeuronPlaces:
    """A box of no height is not shown."""

    tokens: Box
    places: Box
    histogram: Box
    promoted: Box
    suppressed: Box


def arrange_neuron(width: float, height: float, *, tokens: float) -> NeuronPlaces:
    """Tokens on top, the places below them, and beside or under these the histogram and the two lists."""
    inner = width - 2 * PADDING
    top = Box(PADDING, 0, inner, min(tokens, 0.3 * height))
    body_top = top.bottom + GAP
    body = max(0.0, height - body_top - GAP)
    if width >= WIDE:
        side = min(260.0, 0.36 * inner)
        places = Box(PADDING, body_top, inner - side - 2 * GAP, body)
        left = places.right + 2 * GAP
        histogram = Box(left, body_top, side, min(HISTOGRAM + TITLE, 0.4 * body))
        lists = max(0.0, (body - histogram.height - 2 * GAP) / 2)
        promoted = Box(left, histogram.bottom + GAP, side, lists)
        return NeuronPlaces(top, places, histogram, promoted, promoted._replace(y=promoted.bottom + GAP))
    lists = min(TITLE + 5 * LINE, 0.34 * body) if body > 150 else 0.0
    histogram_height = HISTOGRAM if body - lists > 240 else 0.0
    rest = body - lists - histogram_height - GAP * (bool(lists) + bool(histogram_height))
    places = Box(PADDING, body_top, inner, rest)
    histogram = Box(PADDING, places.bottom + GAP, inner, histogram_height)
    lists_top = (histogram.bottom if histogram_height else places.bottom) + GAP
    half = (inner - GAP) / 2
    promoted = Box(PADDING, lists_top, half, lists)
    return NeuronPlaces(top, places, histogram, promoted, promoted._replace(x=PADDING + half + GAP))


@dataclass(frozen=True)
class SearchPlaces:
    words: Box
    ranking: Box
    appeared: Box


def arrange_search(width: float, height: float, *, words: float) -> SearchPlaces:
    """The verdict, the ranking, and when its best neuron appeared."""
    inner = width - 2 * PADDING
    top = Box(PADDING, 0, inner, words)
    body = max(0.0, height - top.bottom - 2 * GAP)
    appeared = min(TITLE + 8 * LINE, 0.4 * body) if body > 200 else 0.0
    ranking = Box(PADDING, top.bottom + GAP, inner, max(0.0, body - appeared - GAP))
    return SearchPlaces(top, ranking, Box(PADDING, ranking.bottom + GAP, inner, appeared))
