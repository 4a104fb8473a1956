"""The colours of a GIF: one palette for the whole film, so that nothing flickers. Colours are 0xRRGGBB numbers."""

import numpy as np
from PIL import Image

SIZE = 255  # one entry of the 256 means "as before"
EXACT = 128  # so many of the commonest colours are kept as they are: surfaces, text, the steps of a colour scale
SPACING = 13  # pixels looked at: every so many
MOST_KEPT = 1 << 16
MOST_WEIGHT = 64
EYE = np.sqrt(np.array([0.30, 0.59, 0.11], np.float32))  # how much the eye makes of a difference (ITU-R BT.601, luma)
UNKNOWN = SIZE
CHUNK = 8192


class ColourCounts:
    """How common the colours of a film are, from a sample of each of its pictures."""

    def __init__(self) -> None:
        self._colours, self._counts = np.zeros(0, np.uint32), np.zeros(0, np.int64)
        self._pictures = 0

    def add(self, pixels: np.ndarray) -> None:
        """Look at a picture: (height, width) uint32."""
        sample, counts = np.unique(pixels.ravel()[self._pictures % SPACING :: SPACING], return_counts=True)
        self._pictures += 1
        colours, places = np.unique(np.concatenate([self._colours, sample]), return_inverse=True)
        totals = np.zeros(len(colours), np.int64)
        np.add.at(totals, places, np.concatenate([self._counts, counts]))
        commonest = _commonest_first(totals)[:MOST_KEPT]
        self._colours, self._counts = colours[commonest], totals[commonest]

    def palette(self) -> np.ndarray:
        """At most 255 colours, (colours,) uint32: the commonest as they are, then what is nearest to the rest."""
        order = _commonest_first(self._counts)
        if len(order) <= SIZE:
            return self._colours[order]
        exact, rest = self._colours[order[:EXACT]], order[EXACT:]
        weights = np.clip(np.sqrt(self._counts[rest]), 1, MOST_WEIGHT).astype(np.int64)
        return np.concatenate([exact, _median_cut(np.repeat(self._colours[rest], weights), SIZE - EXACT)])


class PaletteMap:
    """Turns colours into entries of a palette: the nearest, and always the same one for the same colour."""

    def __init__(self, palette: np.ndarray) -> None:
        self._palette = _for_the_eye(palette)
        self._entries = np.full(1 << 24, UNKNOWN, np.uint8)  # filled as colours turn up
        self._entries[palette] = np.arange(len(palette), dtype=np.uint8)

    def entries(self, pixels: np.ndarray) -> np.ndarray:
        """(height, width) uint32 -> (height, width) uint8."""
        entries = self._entries[pixels]
        new = np.unique(pixels[entries == UNKNOWN])
        if not len(new):
            return entries
        for start in range(0, len(new), CHUNK):
            part = new[start : start + CHUNK]
            self._entries[part] = self._nearest(part)
        return self._entries[pixels]

    def _nearest(self, colours: np.ndarray) -> np.ndarray:
        # the square of the difference, without the colour's own square, which is the same for all entries
        distances = (self._palette**2).sum(1) - 2 * _for_the_eye(colours) @ self._palette.T
        return distances.argmin(1).astype(np.uint8)


def rgb_of(colours: np.ndarray) -> np.ndarray:
    """(n,) uint32 -> (n, 3) uint8."""
    return np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1).astype(np.uint8)


def _for_the_eye(colours: np.ndarray) -> np.ndarray:
    return rgb_of(colours).astype(np.float32) * EYE


def _commonest_first(counts: np.ndarray) -> np.ndarray:
    return np.argsort(-counts, kind="stable")


def _median_cut(colours: np.ndarray, most: int) -> np.ndarray:
    row = Image.fromarray(rgb_of(colours)[None])
    entries = row.quantize(most, Image.Quantize.MEDIANCUT, kmeans=1).getpalette() or []
    red, green, blue = (np.array(entries[channel::3], np.uint32) for channel in range(3))
    return np.unique(red << 16 | green << 8 | blue)
