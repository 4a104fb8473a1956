"""Makes Qt's .svg texts small and the same anywhere, for many of them in one file."""

import re
from base64 import b64decode, b64encode
from functools import lru_cache
from io import BytesIO
from math import gcd

import numpy as np
from PIL import Image

PALETTE = 256  # of so many colours or fewer all stay exact
MANY_COLOURS = 2048  # a picture of more is of cells so small that nobody sees a colour for itself
FINE, COARSE = 4, 8  # of 256: how far the levels of a colour are apart where there are many
_NUMBER = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?")
_PLACES = re.compile(r' (?:d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height)="[^"]*"')
_GROUP = re.compile(r'<g [^>]*transform="matrix\(([^)]*)\)[^>]*>[^<]*(?:<(?!g |/g)[^<]*)*')
_GROUP_OF_NOTHING = re.compile(r"<g [^>]*>\s*</g>\n*")
_PNG = re.compile(r'image-rendering="[^"]*" xlink:href="data:image/png;base64,([^"]*)"')
_NO_NEWS = re.compile(r"^(?:<title>Qt SVG Document</title>|<desc>Generated with Qt</desc>|)\n", re.MULTILINE)


def compact(svg: str) -> str:
    """The same drawing in fewer bytes: tenths of a pixel, no empty groups, pictures cell by cell."""
    svg = _GROUP.sub(lambda found: _in_tenths(found[0], found[1]), _NO_NEWS.sub("", svg))
    while (fewer := _GROUP_OF_NOTHING.sub("", svg)) != svg:
        svg = fewer
    return _PNG.sub(lambda found: f'image-rendering="pixelated" xlink:href="{_small_picture(found[1])}"', svg)


def picture_address(pixels: np.ndarray, **options: int | bool) -> str:
    """(height, width, 3 or 4) uint8 as what an image of a page refers to; `options` are Pillow's for WebP."""
    content = BytesIO()
    Image.fromarray(pixels).save(content, "webp", **options)
    return f"data:image/webp;base64,{b64encode(content.getvalue()).decode()}"


def shrunk(pixels: np.ndarray) -> np.ndarray:
    """(rows, columns, channels) without the repetition of a picture that was enlarged, each cell a pixel."""
    down, right = (_cell(pixels), _cell(pixels.swapaxes(0, 1)))
    return np.ascontiguousarray(pixels[::down, ::right])


@lru_cache(maxsize=256)  # most pictures come again in the next frame
def _small_picture(png: str) -> str:
    with Image.open(BytesIO(b64decode(png))) as image:
        alike = image.convert("RGBA" if image.has_transparency_data else "RGB")
        colours = alike.getcolors(MANY_COLOURS)
    pixels = shrunk(np.asarray(alike))
    if colours is None or len(colours) > PALETTE:
        pixels = _levelled(pixels, COARSE if colours is None else FINE)
    return picture_address(pixels, lossless=True, method=4, exact=False)


def _levelled(pixels: np.ndarray, apart: int) -> np.ndarray:
    """Each colour at the nearest of evenly spaced levels; what is transparent stays so."""
    levels = np.minimum(255, (pixels.astype(np.uint16) + apart // 2) // apart * apart).astype(np.uint8)
    levels[..., 3:] = pixels[..., 3:]
    return levels


def _cell(pixels: np.ndarray) -> int:
    """How many rows repeat each other, all over."""
    changes = np.flatnonzero((pixels[1:] != pixels[:-1]).any(axis=(1, 2))) + 1
    return gcd(len(pixels), *map(int, changes))


def _in_tenths(group: str, matrix: str) -> str:
    """What a group holds, with places in tenths, unless the group enlarges it."""
    if max(map(abs, map(float, matrix.split(",")[:4]))) > 1.001:
        return group
    return _PLACES.sub(lambda found: _NUMBER.sub(lambda number: _rounded(number[0]), found[0]), group)


def _rounded(number: str) -> str:
    short = f"{float(number):.1f}".removesuffix(".0")
    return "0" if short == "-0" else short
