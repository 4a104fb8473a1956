"""Many equal dots, or squares, as one picture: how much of each pixel they cover."""

import numpy as np

PHASES = 4  # places within a pixel, in each direction, at which a dot is drawn: none is off by more than an eighth


def covered(centres: np.ndarray, dots: np.ndarray) -> tuple[tuple[int, int], np.ndarray]:
    """The upper left pixel (x, y) of the picture, and how far dots cover its pixels, (rows, columns) uint8.

    `centres` is (N, 2) in pixels. `dots` is (PHASES, PHASES, side, side) float32, what a dot lets through (0..1) when
    its centre is that part of a pixel, down and right, from the corner of the pixel in the middle. What several dots
    let through is the product, as when they are painted over each other.
    """
    side = dots.shape[-1]
    steps = np.floor(centres * PHASES + 0.5).astype(np.int64)
    pixels, phases = steps // PHASES, steps % PHASES
    corner = pixels.min(axis=0)
    columns, rows = (pixels.max(axis=0) - corner + side).tolist()
    first = (pixels - corner) @ (1, columns)
    stencil = (np.arange(side)[:, None] * columns + np.arange(side)).ravel()
    through = np.ones(rows * columns, np.float32)
    np.multiply.at(through, (first[:, None] + stencil).ravel(), dots[phases[:, 1], phases[:, 0]].ravel())
    left, top = (corner - side // 2).tolist()
    through *= -255
    through += 255.5
    return (left, top), through.astype(np.uint8).reshape(rows, columns)


def covered_by_squares(centres: np.ndarray, width: float) -> tuple[tuple[int, int], np.ndarray]:
    """As `covered`, for squares of this width around (N, 2) centres, in pixels: those whose middle is inside, whole."""
    first = np.ceil(centres - (width + 1) / 2).astype(np.int64)
    sizes = np.ceil(centres + (width - 1) / 2).astype(np.int64) - first
    corner, most = first.min(axis=0), sizes.max(axis=0)
    columns, rows = ((first - corner).max(axis=0) + most).tolist()
    places = (first - corner) @ (1, columns)
    cover = np.zeros(rows * columns, np.uint8)
    for right, down in np.ndindex(*most):
        reached = (sizes[:, 0] > right) & (sizes[:, 1] > down)
        cover[places[reached] + (down * columns + right)] = 255
    left, top = corner.tolist()
    return (left, top), cover.reshape(rows, columns)
