"""The palette of a GIF holds the common colours as they are and something near to all others."""

import numpy as np

from scoutview.export.film_palette import SIZE, ColourCounts, PaletteMap, rgb_of

SURFACES = np.array([0x0E1116, 0x0D1014, 0xE6E9EF], np.uint32)  # two of them all but the same


def colourful(seed: int) -> np.ndarray:
    """(200, 301) uint32: large surfaces, and a corner of thousands of colours that shade into each other."""
    pixels = np.repeat(SURFACES, 200 * 301 // 3 + 301)[: 200 * 301].reshape(200, 301).copy()
    red, green = np.meshgrid(np.arange(0, 240, 3), np.arange(0, 240, 3))
    pixels[:80, :80] = red << 16 | green << 8 | (red + seed) % 256
    return pixels


def palette_of(*pictures: np.ndarray) -> np.ndarray:
    counts = ColourCounts()
    for pixels in pictures:
        counts.add(pixels)
    return counts.palette()


def test_few_colours_stay_as_they_are() -> None:
    pixels = np.arange(200, dtype=np.uint32).repeat(100).reshape(100, 200) * 0x010101
    palette = palette_of(pixels)
    assert set(palette) == set(pixels.ravel())
    assert (palette[PaletteMap(palette).entries(pixels)] == pixels).all()


def test_surfaces_are_exact_and_shades_are_near() -> None:
    pictures = [colourful(seed) for seed in range(20)]
    palette = palette_of(*pictures)
    assert len(palette) <= SIZE
    entry_map = PaletteMap(palette)
    for pixels in pictures:
        shown = palette[entry_map.entries(pixels)]
        assert (shown[100:] == pixels[100:]).all()
        differences = rgb_of(shown[:80, :80].ravel()).astype(int) - rgb_of(pixels[:80, :80].ravel())
        assert np.abs(differences).mean() < 10


def test_each_colour_gets_the_nearest_entry() -> None:
    palette = palette_of(colourful(0))
    pixels = colourful(7)[:80:9, :80:9]
    chosen = rgb_of(palette[PaletteMap(palette).entries(pixels)].ravel()).astype(float)
    given = rgb_of(pixels.ravel()).astype(float)
    weights = np.array([0.30, 0.59, 0.11])
    for colour, taken in zip(given, chosen, strict=True):
        distances = [((colour - entry) ** 2 @ weights) for entry in rgb_of(palette).astype(float)]
        assert (colour - taken) ** 2 @ weights <= min(distances) + 1e-2


def test_a_colour_keeps_its_entry_whatever_came_before() -> None:
    palette = palette_of(colourful(0))
    one, other = PaletteMap(palette), PaletteMap(palette)
    one.entries(colourful(3))
    assert (one.entries(colourful(5)) == other.entries(colourful(5))).all()
