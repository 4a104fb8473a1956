"""A map laid over a photo: what lights it up, or what colours it. Arithmetic only."""

import numpy as np

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
FAINT = 0.8  # how far the photo goes into the ground where nothing lights it up
SUNK = 0.6  # how far its colours go into grey below colours that are laid over it
WITHDRAWN = 0.5  # how far that grey goes into the ground: colours stand out on it, in a dark theme and in a light one
DENSEST = 0.95  # of colours over it
KEY_COLOURS, EVEN_GREY = 256, 127
EARLY = 0.7  # power of a share: what is small is seen as well


def enlarged_map(values: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """A map (h, w) -> (H, W) of this shape, each value in the middle of its cell, between them in straight lines."""
    down, across = (_between(new, old) for new, old in zip(shape, values.shape, strict=True))
    result: np.ndarray = down @ values.astype(np.float32) @ across.T  # (H, W)
    return result


def lit_photo(photo: np.ndarray, shares: np.ndarray, ground: tuple[int, int, int]) -> np.ndarray:
    """(H, W, 3) bytes as they are where the map (h, w) is 1, nearly gone into the ground where it is 0."""
    light = enlarged_map(np.clip(shares, 0, 1) ** EARLY, photo.shape[:2])[..., None]  # (H, W, 1)
    colours = photo.astype(np.float32)
    unlit = (1 - FAINT) * _grey(colours) + FAINT * np.array(ground, np.float32)
    return _bytes(unlit + light * (colours - unlit))


def coloured_photo(
    photo: np.ndarray, shares: np.ndarray, table: np.ndarray, ground: tuple[int, int, int]
) -> np.ndarray:
    """(H, W, 3) bytes, greyer and half gone into the ground, and a map (h, w) of -1..1 over them.

    Its colours are the ends of a signed table (256, 3); where it is 0 it is clear.
    """
    signed = enlarged_map(np.clip(shares, -1, 1), photo.shape[:2])
    density = (DENSEST * np.abs(signed) ** EARLY)[..., None]  # (H, W, 1)
    colours = photo.astype(np.float32)
    pale = colours + SUNK * (_grey(colours) - colours)
    pale += WITHDRAWN * (np.array(ground, np.float32) - pale)
    side = np.where(signed[..., None] < 0, table[0], table[-1]).astype(np.float32)
    return _bytes(pale + density * (side - pale))


def key_of_coloured_photo(table: np.ndarray, ground: tuple[int, int, int]) -> np.ndarray:
    """(256, 3) bytes: what `coloured_photo` makes of an even grey, from where the map is -1 to where it is 1."""
    shares = np.linspace(-1, 1, KEY_COLOURS)[None]
    grey = np.full((1, KEY_COLOURS, 3), EVEN_GREY, np.uint8)
    colours: np.ndarray = coloured_photo(grey, shares, table, ground)[0]
    return colours


def _between(new: int, old: int) -> np.ndarray:
    """(new, old): how much of each old value, in the middle of its cell, is in each new one."""
    places = np.clip((np.arange(new) + 0.5) * old / new - 0.5, 0, old - 1)
    return np.maximum(0, 1 - np.abs(places[:, None] - np.arange(old))).astype(np.float32)


def _grey(colours: np.ndarray) -> np.ndarray:
    return (colours @ LUMINANCE)[..., None]


def _bytes(colours: np.ndarray) -> np.ndarray:
    return (np.clip(colours, 0, 255) + 0.5).astype(np.uint8)
