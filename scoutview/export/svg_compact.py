"""Makes Qt's .svg texts small and the same anywhere, for many of them in one file."""

import re
from base64 import b64decode, b64encode
from functools import lru_cache
from io import BytesIO
from math import gcd

import numpy as np
from PIL import Image

from scoutview.export.svg_lines import joined_lines

PALETTE = 256  # of so many colours or fewer all stay exact
MANY_COLOURS = 2048  # a picture of more is of cells so small that nobody sees a colour for itself
FINE, COARSE = 4, 8  # of 256: how far the levels of a colour are apart where there are many
FEW = 32  # colours that a picture of many has, where each cell is then nearly as it was
QUALITY = 85  # of 100, of a smooth picture
SMOOTH = 24  # of 256: no more than this is any cell of it off, but for one in a thousand
_NUMBER = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?")
_PLACES = re.compile(r' (?:d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height)="[^"]*"')
_GROUP = re.compile(r'<g [^>]*transform="matrix\(([^)]*)\)[^>]*>[^<]*(?:<(?!g |/g)[^<]*)*')
_GROUP_OF_NOTHING = re.compile(r"<g [^>]*>\s*</g>\n*")
_LINES = re.compile(r'(?:<polyline fill="none" vector-effect="none" points="[^"]*" />\n){2,}')
_PNG = re.compile(r'image-rendering="[^"]*" xlink:href="data:image/png;base64,([^"]*)"')
_NO_NEWS = re.compile(r"^(?:<title>Qt SVG Document</title>|<desc>Generated with Qt</desc>|)\n", re.MULTILINE)


def compact(svg: str) -> str:
    """The same drawing in fewer bytes: tenths of a pixel, no empty groups, lines joined, pictures cell by cell."""
    svg = _GROUP.sub(lambda found: _in_tenths(found[0], found[1]), _NO_NEWS.sub("", svg))
    while (fewer := _GROUP_OF_NOTHING.sub("", svg)) != svg:
        svg = fewer
    svg = _LINES.sub(lambda found: joined_lines(found[0]), svg)
    return _PNG.sub(lambda found: _small_picture(found[1]), svg)


def picture_address(pixels: np.ndarray, **options: int | bool) -> str:
    """(height, width, 3 or 4) uint8 as what an image of a page refers to; `options` are Pillow's for WebP."""
    return _address(_webp(pixels, **options))


def shrunk(pixels: np.ndarray) -> np.ndarray:
    """(rows, columns, channels) without the repetition of a picture that was enlarged, each cell a pixel."""
    down, right = (_cell(pixels), _cell(pixels.swapaxes(0, 1)))
    return np.ascontiguousarray(pixels[::down, ::right])


@lru_cache(maxsize=256)  # most pictures come again in the next frame
def _small_picture(png: str) -> str:
    """What stands in the place of a PNG: how it is drawn, and its address."""
    with Image.open(BytesIO(b64decode(png))) as image:
        alike = image.convert("RGBA" if image.has_transparency_data else "RGB")
        colours = alike.getcolors(MANY_COLOURS)
    pixels = shrunk(np.asarray(alike))
    if colours is None or len(colours) > PALETTE:
        smooth = _webp(pixels, quality=QUALITY)
        if np.percentile(_change(pixels, _pixels_of(smooth)), 99.9) <= SMOOTH:
            return f'xlink:href="{_address(smooth)}"'
        pixels = _of_few_colours(pixels) if colours is None else _levelled(pixels, FINE)
    content = _webp(pixels, lossless=True, method=4, exact=False)
    return f'image-rendering="pixelated" xlink:href="{_address(content)}"'


def _of_few_colours(pixels: np.ndarray) -> np.ndarray:
    """With the few that suit it best, as where numbers are colours of one scale; else with all colours at levels."""
    image = Image.fromarray(pixels[..., :3])
    few = np.asarray(image.quantize(FEW, kmeans=1, dither=Image.Dither.NONE).convert("RGB"))
    chosen = np.concatenate((few, pixels[..., 3:]), axis=2)
    return chosen if _change(pixels, chosen).mean() <= COARSE else _levelled(pixels, COARSE)


def _change(pixels: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """(cells,) how far the colour that is furthest off is from what it was, of all cells that are seen."""
    seen = pixels[..., 3:].all(axis=2)
    return np.abs(pixels[seen, :3].astype(np.int16) - kept[seen, :3]).max(axis=1, initial=0)


def _webp(pixels: np.ndarray, **options: int | bool) -> bytes:
    content = BytesIO()
    Image.fromarray(pixels).save(content, "webp", **options)
    return content.getvalue()


def _pixels_of(webp: bytes) -> np.ndarray:
    with Image.open(BytesIO(webp)) as image:
        return np.asarray(image)


def _address(webp: bytes) -> str:
    return f"data:image/webp;base64,{b64encode(webp).decode()}"


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
