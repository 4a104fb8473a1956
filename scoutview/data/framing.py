"""A drawn or loaded picture, centred and scaled as the training pictures are, or a model would misread it.

How the data set frames its pictures (their box, centre and amount of ink) is measured from some of them. That finds
again what their makers did. LeCun, Bottou, Bengio, Haffner (1998), section III, for the 28 x 28 digits: fitted into a
box of 20 x 20, their shape kept, and moved until the centre of mass is in the middle. Garris et al.
(1994), NIST Form-Based Handprint Recognition System, for the 8 x 8 digits: boxes stretched to the full height, strokes
widened or thinned to an even amount of ink.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scoutview.data.photographed import photographed
from scoutview.errors import UserError
from scoutview.language import tr

INK = 0.25  # a pixel this bright belongs to the drawing
FAINTEST = 0.06  # contrast under which a picture is taken to be empty
KEPT_SIDE = 64
WORKING_SIDE = 256
PHOTOGRAPH_SIDE = 96  # smaller pictures are drawings, or of a data set
MOST_PIXELS = 30_000_000  # a large photograph; its colours take four bytes a pixel while it is read
DRAWN_SIDE = 128  # side of the canvas on which a drawing is framed, about
MOST_WIDENING = 16
INVERTED = tr("inverted because it was dark on light")
DARK_FOUND = tr("dark strokes cut out of a photo, without shadow and surroundings")
LIGHT_FOUND = tr("light strokes cut out of a photo, without shadow and surroundings")
EMPTY = tr("The picture is empty: there should be a drawing that stands out from its paper.")


@dataclass(frozen=True)
class Framing:
    """How the drawings of a data set lie in their pictures of `size` (height, width).

    `height` and `width`: sides of a drawing's box as shares of the picture; `stretched`: every box has the full
    height, whatever its shape; `by_mass`: the centre of mass lies at `centre` (row, column; shares), else the box's;
    `least_ink`..`most_ink`: mean brightness; `papered`: whether there is paper around at all (photographs have none).
    """

    size: tuple[int, int]
    papered: bool
    height: float = 1.0
    width: float = 1.0
    stretched: bool = False
    by_mass: bool = False
    centre: tuple[float, float] = (0.5, 0.5)
    least_ink: float = 0.0
    most_ink: float = 1.0


def measure_framing(pictures: np.ndarray) -> Framing:
    """The framing that pictures (N, H, W) in 0..1 share."""
    size = (pictures.shape[1], pictures.shape[2])
    edges = np.concatenate([pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1]], axis=1)
    drawn = pictures[pictures.max(axis=(1, 2)) >= INK]
    if np.median(edges) > 0.1 or len(drawn) == 0:
        return Framing(size, papered=False)
    boxes = np.array([_box(picture) for picture in drawn])  # (N, 4): top, bottom, left, right
    sides = np.stack([boxes[:, 1] - boxes[:, 0], boxes[:, 3] - boxes[:, 2]], axis=1)
    box_centres = np.stack([boxes[:, 0] + boxes[:, 1], boxes[:, 2] + boxes[:, 3]], axis=1) / 2 / size
    mass_centres = np.array([_centre_of_mass(picture) for picture in drawn]) / size
    by_mass = bool(mass_centres.std(axis=0).sum() < box_centres.std(axis=0).sum())
    centre = (mass_centres if by_mass else box_centres).mean(axis=0)
    least, most = np.quantile(drawn.mean(axis=(1, 2)), (0.1, 0.9))
    height, width = _largest_box(sides) / size
    return Framing(
        size,
        papered=True,
        height=float(height),
        width=float(width),
        stretched=_hardly_varies(sides[:, 0]),
        by_mass=by_mass,
        centre=(float(centre[0]), float(centre[1])),
        least_ink=float(least),
        most_ink=float(most),
    )


@dataclass(frozen=True, eq=False)
class ReadPicture:
    """What a file shows as ink (H, W) uint8, 0 paper to 255 ink, at most 64 x 64; `done` is in words what was done."""

    ink: np.ndarray
    done: str = ""


def read_picture(path: Path, framing: Framing) -> ReadPicture:
    """The drawing in a picture file: on any ground, or in a photograph of one.

    Raises:
        UserError: there is no such file, it is no picture, or nothing is on it.
    """
    grey, is_large = _grey(path)
    if not framing.papered:
        return ReadPicture(np.asarray(_resized(grey, framing.size)))
    edges = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    paper = float(np.median(edges))
    inverted = paper > (float(grey.min()) + float(grey.max())) / 2
    ink = np.clip(paper - grey if inverted else grey - paper, 0, None)
    done = INVERTED if inverted else ""
    if is_large and (found := photographed(grey, ink)) is not None:
        ink, done = found.ink * 255, DARK_FOUND if found.dark else LIGHT_FOUND
    if ink.max() < FAINTEST * 255:
        raise UserError(EMPTY)
    top, bottom, left, right = _box(ink / ink.max())
    cut = ink[top:bottom, left:right] * (255 / ink.max())
    scale = min(1, KEPT_SIDE / max(cut.shape))
    size = max(1, round(cut.shape[0] * scale)), max(1, round(cut.shape[1] * scale))
    return ReadPicture(np.asarray(_resized(cut, size)), done)


def framed(ink: np.ndarray, framing: Framing) -> np.ndarray:
    """A drawing (H, W), 0 paper to 255 ink, as the data set would hold it: `framing.size`, float32 in 0..1.

    Raises:
        UserError: nothing is drawn.
    """
    ink = ink.astype(np.float32)
    if ink.max(initial=0) < FAINTEST * 255:
        raise UserError(EMPTY)
    if not framing.papered:
        return np.asarray(_resized(ink, framing.size), np.float32) / 255
    top, bottom, left, right = _box(ink / ink.max())
    drawing = _enlarged(ink[top:bottom, left:right] * (255 / ink.max()))
    best = _placed(drawing, framing)
    thicker = bool(best.mean() < framing.least_ink)
    for _ in range(MOST_WIDENING):
        drawing = _widened(drawing) if thicker else _thinned(drawing)
        candidate = _placed(drawing, framing)
        if _misfit(candidate, framing) >= _misfit(best, framing):
            break
        best = candidate
    return best


def _largest_box(sides: np.ndarray) -> np.ndarray:
    """(height, width) of the box that drawings with these sides (N, 2) were fitted into: a square if all just fit."""
    longest = sides.max(axis=1)
    if _hardly_varies(longest) and not _hardly_varies(sides[:, 0]):
        return np.full(2, np.median(longest))
    return np.array([np.median(sides[:, 0]), np.quantile(sides[:, 1], 0.75)])


def _hardly_varies(pixels: np.ndarray) -> bool:
    return bool(np.ptp(np.quantile(pixels, (0.05, 0.95))) == 0)


def _grey(path: Path) -> tuple[np.ndarray, bool]:
    """(H, W) float32 in 0..255, at most 256 x 256, and whether it is large enough to be a photograph."""
    from PIL import Image, UnidentifiedImageError

    from scoutview.data.grey import grey_on_white

    if not path.is_file():
        raise UserError(tr("There is no picture file “{file}”.").format(file=path))
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UserError(
                    tr("“{file}” is {width:,} x {height:,}: make it smaller.").format(
                        file=path.name, width=image.width, height=image.height
                    )
                )
            grey = grey_on_white(image)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UserError(
            tr("“{file}” is no picture that can be read; PNG and JPEG files can.").format(file=path.name)
        ) from error
    is_large = max(grey.size) >= PHOTOGRAPH_SIDE
    grey.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.BOX)
    return np.asarray(grey, np.float32), is_large


def _resized(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """(H, W) in 0..255 -> `size`, uint8; averaged when it shrinks."""
    from PIL import Image

    image = Image.fromarray(np.clip(np.round(values), 0, 255).astype(np.uint8))
    return np.asarray(image.resize((size[1], size[0]), Image.Resampling.BICUBIC))


def _enlarged(ink: np.ndarray) -> np.ndarray:
    scale = DRAWN_SIDE / max(ink.shape)
    return _resized(ink, (max(1, round(ink.shape[0] * scale)), max(1, round(ink.shape[1] * scale))))


def _widened(ink: np.ndarray) -> np.ndarray:
    """Strokes wider by a pixel on either side."""
    from PIL import Image, ImageFilter

    return np.asarray(Image.fromarray(np.pad(ink, 1)).filter(ImageFilter.MaxFilter(3)))


def _thinned(ink: np.ndarray) -> np.ndarray:
    """Strokes thinner by a pixel on either side."""
    from PIL import Image, ImageFilter

    return np.asarray(Image.fromarray(np.pad(ink, 1)).filter(ImageFilter.MinFilter(3)))


def _misfit(placed: np.ndarray, framing: Framing) -> float:
    mean = float(placed.mean())
    return max(framing.least_ink - mean, mean - framing.most_ink, 0.0)


def _placed(ink: np.ndarray, framing: Framing) -> np.ndarray:
    """The drawing's box scaled and centred on fine paper, then averaged down to the data set's pixels."""
    height, width = framing.size
    if ink.max() < FAINTEST * 255:
        return np.zeros(framing.size, np.float32)
    top, bottom, left, right = _box(ink / np.float32(255))
    fine = max(2, DRAWN_SIDE // max(height, width))
    rows, columns = _target(bottom - top, right - left, framing, fine)
    drawing = _resized(ink[top:bottom, left:right].astype(np.float32), (rows, columns)).astype(np.float32) / 255
    centre = _centre_of_mass(drawing) if framing.by_mass else (rows / 2, columns / 2)
    paper = np.zeros((3 * height * fine, 3 * width * fine), np.float32)  # room for what sticks out
    row = round((1 + framing.centre[0]) * height * fine - centre[0])
    column = round((1 + framing.centre[1]) * width * fine - centre[1])
    paper[row : row + rows, column : column + columns] = drawing
    inner = paper[height * fine : 2 * height * fine, width * fine : 2 * width * fine]
    return inner.reshape(height, fine, width, fine).mean(axis=(1, 3))


def _target(rows: int, columns: int, framing: Framing, fine: int) -> tuple[int, int]:
    most_rows = framing.height * framing.size[0] * fine
    most_columns = framing.width * framing.size[1] * fine
    down = most_rows / rows
    across = min(down, most_columns / columns)
    if not framing.stretched:
        down = across
    return max(1, round(rows * down)), max(1, round(columns * across))


def _box(picture: np.ndarray) -> tuple[int, int, int, int]:
    """(top, bottom, left, right) of what is inked, ends exclusive."""
    rows = np.flatnonzero((picture >= INK).any(axis=1))
    columns = np.flatnonzero((picture >= INK).any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _centre_of_mass(picture: np.ndarray) -> tuple[float, float]:
    """(row, column), in pixels from the top left corner."""
    mass = picture.sum()
    rows = (np.arange(picture.shape[0]) + 0.5) @ picture.sum(axis=1) / mass
    columns = (np.arange(picture.shape[1]) + 0.5) @ picture.sum(axis=0) / mass
    return float(rows), float(columns)
