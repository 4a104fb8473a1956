"""Finds the drawing in a photograph of one: past a shadow, the desk around the paper, the border of a scan.

What is drawn is thin: strokes that stand out from what is around them. A morphological closing fills them and keeps all
that is wider, so its difference from the picture is the ink, whatever the light.
Sources: Serra (1982), Image Analysis and Mathematical Morphology, chapter 12 (the top-hat transformation); Otsu (1979),
A Threshold Selection Method from Gray-Level Histograms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

WINDOW = 0.25  # of the picture's shorter side: strokes are thinner, and a desk or a shadow is wider
FAINTEST = 0.15  # contrast with the paper around it under which nothing counts as ink
SMALLEST = 0.08  # of the largest piece's ink: smaller pieces are specks
ALIKE = 0.1  # share of an outline by which two are told apart
SPECK = 0.25  # of the other drawing's side: so small a one is none
INKED, SAME = 0.25, 0.75  # ink so strong counts, and two drawings are one where both have so much of it
NEAREST = 0.5  # of the largest piece's longer side: what lies further off is no part of it
NOISE = 16.0  # of 255: so much light tells nothing
UNEVEN = 0.04  # share of the picture's range by which the ground of no clean picture varies along its edges
SHEET = 0.05  # of the picture: so large a full block is a sheet of paper
FULL, MOST_HOLES = 0.7, 0.15  # of its box is a sheet's, of it what is written on it


@dataclass(frozen=True, eq=False)
class FoundDrawing:
    """`ink` (H, W) float32 in 0..1, 0 for all that is no part of the drawing; `dark` on light or the other way round.

    `outlined` is how much of its outline is one, a step from ink to paper in the picture itself; `side` its longer one
    in pixels, `thickness` half of its widest stroke as a share of that.
    """

    ink: np.ndarray
    dark: bool
    outlined: float
    side: int
    thickness: float


def is_clean(grey: np.ndarray, ink: np.ndarray) -> bool:
    """Whether a picture (H, W) is a drawing on an even ground, and what differs from the ground, `ink`, is the drawing.

    Not where the ground varies along the edges, nor where what differs is a sheet, on which something may be written.
    """
    from scipy import ndimage

    edges = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    if np.quantile(np.abs(edges - np.median(edges)), 0.9) > UNEVEN * np.ptp(grey):
        return False
    pieces, count = ndimage.label(ink >= 0.5 * ink.max())
    if not count:
        return True
    largest = pieces == 1 + int(np.argmax(np.bincount(pieces.ravel())[1:]))
    sheet = ndimage.binary_fill_holes(largest)
    rows, columns = (np.flatnonzero(sheet.any(axis=axis)) for axis in (1, 0))
    box = (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    holes = 1 - largest.sum() / sheet.sum()
    return not (sheet.mean() > SHEET and sheet.sum() > FULL * box and holes < MOST_HOLES)


def photographed(grey: np.ndarray, ink: np.ndarray) -> FoundDrawing | None:
    """The drawing in a picture (H, W) in 0..255; None where it is `ink`, what differs from the ground, or nothing."""
    found = None if is_clean(grey, ink) else find_drawing(grey)
    if found is None:
        return None
    here, there = found.ink > INKED, ink > INKED * ink.max()
    return None if (here & there).sum() > SAME * (here | there).sum() else found


def find_drawing(grey: np.ndarray) -> FoundDrawing | None:
    """The drawing in a picture (H, W) in 0..255; None where nothing thin stands out."""
    dark, light = _drawing(grey, dark=True), _drawing(grey, dark=False)
    if dark is None or light is None:
        return dark or light
    if min(dark.side, light.side) < SPECK * max(dark.side, light.side):
        return dark if dark.side > light.side else light
    if abs(dark.outlined - light.outlined) < ALIKE:  # a zero and the paper within, a sheet and what is written on it
        return dark if dark.thickness <= light.thickness else light
    return dark if dark.outlined > light.outlined else light


def _drawing(grey: np.ndarray, *, dark: bool) -> FoundDrawing | None:
    """What is drawn dark on light, or light on dark."""
    from scipy import ndimage

    side = max(3, round(WINDOW * min(grey.shape)))
    smooth = ndimage.gaussian_filter(grey, 1.0)
    around = (ndimage.grey_closing if dark else ndimage.grey_opening)(smooth, size=(side, side), mode="nearest")
    contrast = _step(np.maximum(smooth, around), np.minimum(smooth, around))  # (H, W) in 0..1
    enough = max(FAINTEST, _threshold(contrast))
    pieces, count = ndimage.label(contrast >= enough, np.ones((3, 3)))
    kept = _kept(pieces, count, contrast)
    if not kept:
        return None
    mask = np.isin(pieces, kept)
    darkest = max(float(np.quantile(contrast[mask], 0.8)), enough)
    near = ndimage.binary_dilation(mask, iterations=2)  # with the soft edges of its strokes
    ink = np.where(near, np.clip(contrast / darkest, 0, 1), 0).astype(np.float32)
    steps = _step(ndimage.maximum_filter(smooth, 5), ndimage.minimum_filter(smooth, 5))
    outlined = float((steps[mask & ~ndimage.binary_erosion(mask)] >= darkest / 2).mean())
    longer = max(np.ptp(np.flatnonzero(mask.any(axis=axis))) + 1 for axis in (0, 1))
    thickness = float(ndimage.distance_transform_edt(np.pad(mask, 1)).max() / longer)
    return FoundDrawing(ink, dark, outlined, int(longer), thickness)


def _step(brighter: np.ndarray, darker: np.ndarray) -> np.ndarray:
    """How much darker one is than the other, as a share: the same in light and shadow."""
    return ((brighter - darker) / (brighter + NOISE)).astype(np.float32)


def _threshold(contrast: np.ndarray) -> float:
    """Between ink and paper: where the spread within both is least (Otsu)."""
    counts, ends = np.histogram(contrast, 64, (0, 1))
    middles = (ends[:-1] + ends[1:]) / 2
    below, sums = np.cumsum(counts), np.cumsum(counts * middles)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return float(ends[1:][int(np.nanargmax(apart))]) if np.isfinite(apart).any() else 1.0


def _kept(pieces: np.ndarray, count: int, contrast: np.ndarray) -> list[int]:
    """The numbers of the drawing's pieces: of those that no edge cuts the one with most ink, and what is beside it."""
    from scipy import ndimage

    numbers = np.arange(1, count + 1)
    mass = np.asarray(ndimage.sum_labels(contrast, pieces, numbers))
    cut = np.unique(np.concatenate([pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]]))
    whole = np.setdiff1d(numbers, cut)
    candidates = whole if len(whole) else numbers
    if not len(candidates):
        return []
    boxes = ndimage.find_objects(pieces)
    first = int(candidates[np.argmax(mass[candidates - 1])])
    longer = max(part.stop - part.start for part in boxes[first - 1])
    return [
        int(number)
        for number in candidates
        if mass[number - 1] >= SMALLEST * mass[first - 1]
        and _gap(boxes[number - 1], boxes[first - 1]) <= NEAREST * longer
    ]


def _gap(box: tuple[slice, ...], other: tuple[slice, ...]) -> int:
    """How far apart two boxes are, across or down, whichever is more."""
    return max(max(a.start, b.start) - min(a.stop, b.stop) for a, b in zip(box, other, strict=True))
